using System.Text.Json.Serialization;

namespace SfuPlatform.Crds.Access;

/// <summary>The claim <c>video</c> of an access token: what its bearer may do in a room. A missing can… permits.</summary>
public sealed record VideoGrant
{
    /// <summary>The room that the grant is for.</summary>
    [JsonPropertyName("room")]
    public string? Room { get; init; }

    /// <summary>Whether the bearer may join the room.</summary>
    [JsonPropertyName("roomJoin")]
    public bool RoomJoin { get; init; }

    /// <summary>Whether the bearer may list, mute and remove participants of the room.</summary>
    [JsonPropertyName("roomAdmin")]
    public bool RoomAdmin { get; init; }

    /// <summary>Whether the bearer may create rooms; null: only the room that it may join, by joining it.</summary>
    [JsonPropertyName("roomCreate")]
    public bool? RoomCreate { get; init; }

    /// <summary>Whether the bearer may list rooms.</summary>
    [JsonPropertyName("roomList")]
    public bool RoomList { get; init; }

    /// <summary>Whether the bearer may publish tracks.</summary>
    [JsonPropertyName("canPublish")]
    public bool? CanPublish { get; init; }

    /// <summary>Whether the bearer may receive others' tracks.</summary>
    [JsonPropertyName("canSubscribe")]
    public bool? CanSubscribe { get; init; }

    /// <summary>Whether the bearer may send data messages.</summary>
    [JsonPropertyName("canPublishData")]
    public bool? CanPublishData { get; init; }

    /// <summary>The only sources that may be published (camera, microphone, screen_share, screen_share_audio); null or empty: all.</summary>
    [JsonPropertyName("canPublishSources")]
    public IReadOnlyList<string>? CanPublishSources { get; init; }

    /// <summary>Whether the bearer may change its own name, metadata and attributes.</summary>
    [JsonPropertyName("canUpdateOwnMetadata")]
    public bool? CanUpdateOwnMetadata { get; init; }

    /// <summary>Whether other participants are not told of the bearer.</summary>
    [JsonPropertyName("hidden")]
    public bool Hidden { get; init; }
}
