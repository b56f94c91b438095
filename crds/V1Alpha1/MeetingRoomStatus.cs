using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using k8s.Models;
using SfuPlatform.Crds.Schema;

namespace SfuPlatform.Crds.V1Alpha1;

/// <summary>
/// What is known of a meeting room. The node writes its own placement's <c>state</c>, and <c>participants</c>,
/// <c>publishers</c>, <c>startTime</c> and <c>emptySince</c>; the operator writes all else. Each reads the resource,
/// changes its own part and writes it with the version read; a conflict means to do so again.
/// </summary>
/// <remarks>
/// The life of a room: the operator places it (placement Assigned, phase Scheduled, then the node's label on the
/// resource); the node, which selects by that label, opens it (Open, and <c>emptySince</c> if nobody is in it); the
/// operator says Ready. A node closes a room, tells everybody in it and writes Closed as soon as <c>endTime</c> or
/// <c>metadata.deletionTimestamp</c> is set; it closes it without writing anything where it is no longer in
/// <c>placements</c> or the label is gone.
/// </remarks>
public sealed class MeetingRoomStatus
{
    /// <summary>Where the room is in its life.</summary>
    [JsonPropertyName("phase")]
    public MeetingRoomPhase Phase { get; set; }

    /// <summary>The generation of the spec that this status answers to.</summary>
    [JsonPropertyName("observedGeneration")]
    public long ObservedGeneration { get; set; }

    /// <summary>Scheduled, Ready, Ended and further conditions, with the reason of each.</summary>
    [JsonPropertyName("conditions")]
    [ListKey("type")]
    public IList<V1Condition> Conditions { get; set; } = [];

    /// <summary>The media nodes that serve the room.</summary>
    [JsonPropertyName("placements")]
    [ListKey("node")]
    public IList<RoomPlacement> Placements { get; set; } = [];

    /// <summary>The URL that people open to join.</summary>
    [JsonPropertyName("url")]
    public string? Url { get; set; }

    /// <summary>Set by the node: participants in the room; updated at most every few seconds.</summary>
    [JsonPropertyName("participants")]
    public int Participants { get; set; }

    /// <summary>Set by the node: participants that publish at least one track.</summary>
    [JsonPropertyName("publishers")]
    public int Publishers { get; set; }

    /// <summary>Set by the node: when the first participant joined; the duration counts from it, also after a move to another node.</summary>
    [JsonPropertyName("startTime")]
    public DateTime? StartTime { get; set; }

    /// <summary>When the meeting was ended by its duration or emptyTimeout; set once. The node closes the room when it sees it.</summary>
    [JsonPropertyName("endTime")]
    public DateTime? EndTime { get; set; }

    /// <summary>Set by the node when it opens the room and when the last participant leaves: since when nobody is in it; null while somebody is.</summary>
    [JsonPropertyName("emptySince")]
    public DateTime? EmptySince { get; set; }
}

/// <summary>The life of a meeting room, in order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MeetingRoomPhase>))]
public enum MeetingRoomPhase
{
    /// <summary>Not yet placed.</summary>
    Pending,

    /// <summary>Placed; the node has not opened it yet.</summary>
    Scheduled,

    /// <summary>Open: people can join.</summary>
    Ready,

    /// <summary>Being closed, because it ended or is being deleted: participants are told and disconnected.</summary>
    Draining,

    /// <summary>Over (duration or emptyTimeout); the resource is kept for a while and then deleted.</summary>
    Ended,

    /// <summary>Cannot be served as it is written; its conditions say why.</summary>
    Failed,
}

/// <summary>One media node that serves the room.</summary>
public sealed class RoomPlacement
{
    /// <summary>The MediaNode's name.</summary>
    [JsonPropertyName("node")]
    [Required]
    public string Node { get; set; } = "";

    /// <summary>The node's media address, as it advertised it.</summary>
    [JsonPropertyName("address")]
    public string? Address { get; set; }

    /// <summary>What this node is to the room.</summary>
    [JsonPropertyName("role")]
    public string Role { get; set; } = "Primary";

    /// <summary>Set by the node: whether it has the room open.</summary>
    [JsonPropertyName("state")]
    public RoomPlacementState State { get; set; }
}

/// <summary>What a node says of a room placed on it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RoomPlacementState>))]
public enum RoomPlacementState
{
    /// <summary>Placed by the operator; the node has not answered yet.</summary>
    Assigned,

    /// <summary>Opened by the node.</summary>
    Open,

    /// <summary>Closed by the node: everybody was told and disconnected.</summary>
    Closed,
}
