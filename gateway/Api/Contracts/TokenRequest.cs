using System.Text.Json.Serialization;
using SfuPlatform.Gateway.Api.LenientJson;

namespace SfuPlatform.Gateway.Api.Contracts;

/// <summary>Asks for a token to join with.</summary>
internal sealed record TokenRequest
{
    /// <summary>The user that it is for.</summary>
    [JsonPropertyName("username")]
    [JsonConverter(typeof(LenientText))]
    public string? Username { get; init; }

    /// <summary>That user's password; it is encrypted in the token.</summary>
    [JsonPropertyName("password")]
    [JsonConverter(typeof(LenientText))]
    public string? Password { get; init; }

    /// <summary>Whether the bearer is a presenter. Default: the room decides, which makes the first to join one.</summary>
    [JsonPropertyName("presenter")]
    [JsonConverter(typeof(LenientBoolean))]
    public bool? Presenter { get; init; }

    /// <summary>How long it is good: 1h, 30m, 7d, "2 days", 90s, a number of seconds, or a string of digits (milliseconds). Default: 1h.</summary>
    [JsonPropertyName("expire")]
    [JsonConverter(typeof(ExpireText))]
    public TimeSpan? Expire { get; init; }
}
