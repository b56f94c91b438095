using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.MediaNode.Rooms.Participants;

namespace SfuPlatform.MediaNode.Node;

/// <summary>What a node does about a room.</summary>
internal enum RoomAction
{
    /// <summary>Has it open, with what is asked of it.</summary>
    Serve,

    /// <summary>Closes it for good and says so: everybody is sent where the meeting's end leads.</summary>
    End,

    /// <summary>Lets go of it without a word in the resource: everybody joins again, elsewhere.</summary>
    Release,
}

/// <summary>What a node does about a room, and with what. Pure.</summary>
/// <param name="Action">What.</param>
/// <param name="Settings">What is asked of the room; null where it is released.</param>
internal sealed record RoomPlan(RoomAction Action, RoomSettings? Settings)
{
    /// <summary>What this node does about a MeetingRoom with its label.</summary>
    public static RoomPlan For(MeetingRoom room, RoomName name, string node)
    {
        if (room.Status.Placements.All(placement => placement.Node != node))
        {
            return new(RoomAction.Release, null);
        }

        var isOver = room.Metadata.DeletionTimestamp is not null || room.Status.EndTime is not null;
        return new(isOver ? RoomAction.End : RoomAction.Serve, SettingsOf(room, name));
    }

    private static RoomSettings SettingsOf(MeetingRoom room, RoomName name) => new()
    {
        Name = name.Value,
        DisplayName = string.IsNullOrEmpty(room.Spec.DisplayName) ? name.Value : room.Spec.DisplayName,
        MaxParticipants = room.Spec.MaxParticipants,
        Locked = room.Spec.Locked,
        EndsAt = EndsAt(room),
        RedirectOnEndUrl = room.Spec.RedirectOnEndUrl,
        Codecs = [.. room.Spec.Codecs ?? []],
    };

    // The duration counts from the first join, also where that was on another node.
    private static DateTimeOffset? EndsAt(MeetingRoom room) =>
        room.Status.StartTime is { } start && MeetingDuration.TryParse(room.Spec.Duration, out var duration)
            ? new DateTimeOffset(DateTime.SpecifyKind(start, DateTimeKind.Utc)) + duration
            : null;
}
