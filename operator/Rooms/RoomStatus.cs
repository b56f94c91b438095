using k8s;
using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Rooms;

/// <summary>
/// A room's phase and Ready condition, told from everything else in it: whichever controller writes a status, they come
/// out the same. Pure.
/// </summary>
internal static class RoomStatus
{
    /// <summary>Sets what follows from the rest of the room.</summary>
    /// <param name="room">The room, whose status is changed.</param>
    /// <param name="isClosed">Whether nobody is left in it: its nodes closed it, are lost, or had their time.</param>
    /// <param name="now">The time.</param>
    public static void Summarize(MeetingRoom room, bool isClosed, DateTimeOffset now)
    {
        var status = room.Status;
        status.ObservedGeneration = room.Metadata.Generation ?? 0;
        status.Phase = PhaseOf(room, isClosed);
        var (value, reason, message) = status.Phase switch
        {
            MeetingRoomPhase.Ready => (Conditions.True, "Open", "people can join"),
            MeetingRoomPhase.Scheduled => (Conditions.False, "Opening", "the media node has not opened the room yet"),
            MeetingRoomPhase.Failed => (Conditions.False, "Invalid", RoomSpecRules.Problem(room) ?? ""),
            MeetingRoomPhase.Pending => (Conditions.False, "NotPlaced", "no media node serves the room"),
            _ => (Conditions.False, "Closed", room.Metadata.DeletionTimestamp is null ? "the meeting is over" : "the room is being deleted"),
        };
        status.Conditions.Set(MeetingRoomKeys.ReadyCondition, value, reason, message, room.Metadata.Generation, now);
    }

    /// <summary>Whether every node of a room has closed it, or cannot be waited for.</summary>
    public static bool IsClosed(MeetingRoom room, Func<string, bool> isLost) => room.Status.Placements.All(placement =>
        placement.State == RoomPlacementState.Closed || isLost(placement.Node) || !WasTold(room, placement));

    /// <summary>The status as it is compared: a write that changes nothing is not made.</summary>
    public static string Fingerprint(MeetingRoom room) => KubernetesJson.Serialize(room.Status);

    // Without its label a node never heard of the room, and will not answer for it.
    private static bool WasTold(MeetingRoom room, RoomPlacement placement) =>
        placement.State == RoomPlacementState.Open || room.Metadata.Labels?.ContainsKey(MeetingRoomKeys.NodeLabel) == true;

    private static MeetingRoomPhase PhaseOf(MeetingRoom room, bool isClosed)
    {
        if (room.Status.EndTime is not null || room.Metadata.DeletionTimestamp is not null)
        {
            return isClosed ? MeetingRoomPhase.Ended : MeetingRoomPhase.Draining;
        }

        if (RoomSpecRules.Problem(room) is not null)
        {
            return MeetingRoomPhase.Failed;
        }

        if (room.Status.Placements.Any(placement => placement.State == RoomPlacementState.Open))
        {
            return MeetingRoomPhase.Ready;
        }

        return room.Status.Placements.Count > 0 ? MeetingRoomPhase.Scheduled : MeetingRoomPhase.Pending;
    }
}
