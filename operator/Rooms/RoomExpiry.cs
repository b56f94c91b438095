using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Rooms;

/// <summary>When and why a meeting ends by itself. Pure.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">One CamelCase word.</param>
/// <param name="Message">A sentence.</param>
internal sealed record RoomExpiry(DateTime At, string Reason, string Message)
{
    public const string DurationReached = "DurationReached";
    public const string Empty = "Empty";

    /// <summary>The next end of a meeting as things stand; null: it goes on.</summary>
    public static RoomExpiry? Of(MeetingRoom room, TimeSpan defaultEmptyTimeout)
    {
        var byDuration = MeetingDuration.TryParse(room.Spec.Duration, out var duration) && duration is { } limit
            && room.Status.StartTime is { } start
                ? new RoomExpiry(start + limit, DurationReached, $"the meeting lasted {room.Spec.Duration}")
                : null;

        var patience = room.Spec.EmptyTimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : defaultEmptyTimeout;
        var byEmptiness = patience > TimeSpan.Zero && EmptySince(room) is { } empty
            ? new RoomExpiry(empty + patience, Empty, $"nobody was in the room for {patience}")
            : null;
        return new[] { byDuration, byEmptiness }.OfType<RoomExpiry>().MinBy(expiry => expiry.At);
    }

    private static DateTime? EmptySince(MeetingRoom room)
    {
        if (room.Status.EmptySince is not null || room.Status.Participants > 0)
        {
            return room.Status.EmptySince;
        }

        // A node that opened the room says so itself; until it does, the time of opening stands for it. A room that waits
        // for a node does not age.
        return room.Status.StartTime is null && room.Status.Conditions.Find(MeetingRoomKeys.ReadyCondition) is { Status: Conditions.True } ready
            ? ready.LastTransitionTime
            : null;
    }
}
