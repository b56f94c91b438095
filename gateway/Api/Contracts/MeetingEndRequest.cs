using System.Text.Json.Serialization;
using SfuPlatform.Gateway.Api.LenientJson;

namespace SfuPlatform.Gateway.Api.Contracts;

/// <summary>Ends a meeting.</summary>
internal sealed record MeetingEndRequest
{
    /// <summary>Where every participant is sent: an absolute http or https URL. Default: the home page.</summary>
    [JsonPropertyName("redirect")]
    [JsonConverter(typeof(TextOrFalse))]
    public string? Redirect { get; init; }
}
