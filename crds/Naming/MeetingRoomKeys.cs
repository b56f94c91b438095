namespace SfuPlatform.Crds.Naming;

/// <summary>Labels, annotations, finalizers and condition types that the three programs agree on.</summary>
public static class MeetingRoomKeys
{
    /// <summary>Label on a MeetingRoom, set by the operator: the MediaNode that serves it (<see cref="NodeLabelValue"/>); the node selects by it.</summary>
    public const string NodeLabel = "sfuplatform.io/node";

    /// <summary>Annotation on a MeetingRoom: the room's name on the outside where it differs from the resource name.</summary>
    public const string RoomNameAnnotation = "sfuplatform.io/room-name";

    /// <summary>Finalizer on a MeetingRoom, kept by the operator until the nodes have closed the room.</summary>
    public const string RoomFinalizer = "sfuplatform.io/close-room";

    /// <summary>Condition of a MeetingRoom: a node was chosen.</summary>
    public const string ScheduledCondition = "Scheduled";

    /// <summary>Condition of a MeetingRoom or MediaNode: it serves.</summary>
    public const string ReadyCondition = "Ready";

    /// <summary>Condition of a MeetingRoom: the meeting is over, and why.</summary>
    public const string EndedCondition = "Ended";

    /// <summary>Condition of a MediaNode, set by the operator: it was silent for so long that its rooms go to other nodes.</summary>
    public const string LostCondition = "Lost";

    /// <summary>Condition of a MediaNode: it takes no more rooms and waits for the rest to end.</summary>
    public const string DrainingCondition = "Draining";
}
