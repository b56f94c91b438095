using System.Text.Json.Serialization;
using SfuPlatform.Gateway.Api.LenientJson;

namespace SfuPlatform.Gateway.Api.Contracts;

/// <summary>Asks for a URL that joins a room directly. Booleans may be booleans, "true"/"false", 0/1 or "0"/"1".</summary>
internal sealed record JoinRequest
{
    /// <summary>The room's name, up to 128 characters; it is created if it is not there. Default: a new UUID.</summary>
    [JsonPropertyName("room")]
    [JsonConverter(typeof(LenientText))]
    public string? Room { get; init; }

    /// <summary>The password of the room, or false; a room that is created here gets it.</summary>
    [JsonPropertyName("roomPassword")]
    [JsonConverter(typeof(TextOrFalse))]
    public string? RoomPassword { get; init; }

    /// <summary>The participant's name. Default: User- and a number.</summary>
    [JsonPropertyName("name")]
    [JsonConverter(typeof(LenientText))]
    public string? Name { get; init; }

    /// <summary>The URL of the participant's picture, or false.</summary>
    [JsonPropertyName("avatar")]
    [JsonConverter(typeof(TextOrFalse))]
    public string? Avatar { get; init; }

    /// <summary>Whether the microphone starts on.</summary>
    [JsonPropertyName("audio")]
    [JsonConverter(typeof(LenientBoolean))]
    public bool? Audio { get; init; }

    /// <summary>Whether the camera starts on.</summary>
    [JsonPropertyName("video")]
    [JsonConverter(typeof(LenientBoolean))]
    public bool? Video { get; init; }

    /// <summary>Whether sharing the screen is asked for at once.</summary>
    [JsonPropertyName("screen")]
    [JsonConverter(typeof(LenientBoolean))]
    public bool? Screen { get; init; }

    /// <summary>Whether the chat opens.</summary>
    [JsonPropertyName("chat")]
    [JsonConverter(typeof(LenientBoolean))]
    public bool? Chat { get; init; }

    /// <summary>Whether the participant does not see itself.</summary>
    [JsonPropertyName("hide")]
    [JsonConverter(typeof(LenientBoolean))]
    public bool? Hide { get; init; }

    /// <summary>Whether joins and leaves are announced.</summary>
    [JsonPropertyName("notify")]
    [JsonConverter(typeof(LenientBoolean))]
    public bool? Notify { get; init; }

    /// <summary>How long the meeting may last: unlimited, or HH:MM:SS.</summary>
    [JsonPropertyName("duration")]
    [JsonConverter(typeof(LenientText))]
    public string? Duration { get; init; }

    /// <summary>Makes a token and puts it into the URL; absent: none.</summary>
    [JsonPropertyName("token")]
    [JsonConverter(typeof(ObjectOrFalse<TokenRequest>))]
    public TokenRequest? Token { get; init; }
}
