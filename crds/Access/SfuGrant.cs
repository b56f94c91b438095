using System.Text.Json.Serialization;

namespace SfuPlatform.Crds.Access;

/// <summary>The claim <c>sfu</c> of an access token: what LiveKit's claims cannot say. Other servers ignore it.</summary>
public sealed record SfuGrant
{
    /// <summary>Whether the bearer is a presenter; null: the room decides (the first to join is).</summary>
    [JsonPropertyName("presenter")]
    public bool? Presenter { get; init; }

    /// <summary>The URL of a picture of the bearer.</summary>
    [JsonPropertyName("avatar")]
    public string? Avatar { get; init; }
}
