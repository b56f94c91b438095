using System.Text.Json.Serialization;

namespace SfuPlatform.Crds.Access;

/// <summary>What a LiveKit access token says of its bearer. The names of the claims are LiveKit's.</summary>
public sealed record AccessToken
{
    /// <summary>Who the bearer is in the room: unique there.</summary>
    [JsonPropertyName("sub")]
    public string? Identity { get; init; }

    /// <summary>The name that others see.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>Free text of the application about the bearer.</summary>
    [JsonPropertyName("metadata")]
    public string? Metadata { get; init; }

    /// <summary>Free keys and values of the application about the bearer.</summary>
    [JsonPropertyName("attributes")]
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>What the bearer may do.</summary>
    [JsonPropertyName("video")]
    public VideoGrant Video { get; init; } = new();

    /// <summary>What our own rooms want to know.</summary>
    [JsonPropertyName("sfu")]
    public SfuGrant? Sfu { get; init; }

    /// <summary>Whether the token lets its bearer into a room.</summary>
    public bool MayJoin(string room) => Video.RoomJoin && Video.Room == room;

    /// <summary>Whether the token lets its bearer moderate a room.</summary>
    public bool MayAdminister(string room) => Video.RoomAdmin && Video.Room == room;
}
