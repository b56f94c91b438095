using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.MediaNode.Rooms;

namespace SfuPlatform.MediaNode.Node;

/// <summary>The node's own part of a MeetingRoom's status. Pure; each gives whether anything changed.</summary>
internal static class RoomReport
{
    /// <summary>The room is open, and so many are in it.</summary>
    public static bool Open(MeetingRoomStatus status, string node, RoomSummary summary)
    {
        var placement = Placement(status, node);
        var startTime = status.StartTime ?? Seconds(summary.StartedAt);
        var emptySince = Seconds(summary.EmptySince);
        if (placement is null
            || (placement.State == RoomPlacementState.Open
                && status.Participants == summary.Participants
                && status.Publishers == summary.Publishers
                && status.StartTime == startTime
                && status.EmptySince == emptySince))
        {
            return false;
        }

        placement.State = RoomPlacementState.Open;
        (status.Participants, status.Publishers) = (summary.Participants, summary.Publishers);
        (status.StartTime, status.EmptySince) = (startTime, emptySince);
        return true;
    }

    /// <summary>The room is closed; everybody was told and disconnected.</summary>
    public static bool Closed(MeetingRoomStatus status, string node)
    {
        if (Placement(status, node) is not { } placement || placement.State == RoomPlacementState.Closed)
        {
            return false;
        }

        placement.State = RoomPlacementState.Closed;
        (status.Participants, status.Publishers) = (0, 0);
        return true;
    }

    private static RoomPlacement? Placement(MeetingRoomStatus status, string node) =>
        status.Placements.FirstOrDefault(placement => placement.Node == node);

    // Kubernetes keeps whole seconds: a finer time would come back changed and be written again for ever.
    private static DateTime? Seconds(DateTimeOffset? time) => time is { } known
        ? known.UtcDateTime.AddTicks(-(known.UtcDateTime.Ticks % TimeSpan.TicksPerSecond))
        : null;
}
