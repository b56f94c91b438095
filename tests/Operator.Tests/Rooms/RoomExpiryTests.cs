using k8s.Models;
using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Operator.Rooms;

namespace SfuPlatform.Operator.Tests.Rooms;

public class RoomExpiryTests
{
    private static readonly DateTime Start = new(2030, 1, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public void A_meeting_without_limits_and_with_people_goes_on() =>
        Assert.Null(RoomExpiry.Of(Room("unlimited", start: Start, participants: 2), Patience));

    [Fact]
    public void A_meeting_that_nobody_joined_yet_has_no_end_by_duration() =>
        Assert.Null(RoomExpiry.Of(Room("00:10:00", start: null, participants: 1), Patience));

    [Fact]
    public void The_duration_counts_from_the_start() =>
        Assert.Equal((Start.AddMinutes(90), RoomExpiry.DurationReached), Of(Room("01:30:00", Start, participants: 2)));

    [Fact]
    public void Emptiness_counts_from_when_the_last_one_left() =>
        Assert.Equal((Start.AddMinutes(7), RoomExpiry.Empty), Of(Room("unlimited", Start, emptySince: Start.AddMinutes(2))));

    [Fact]
    public void The_earlier_end_counts()
    {
        Assert.Equal((Start.AddMinutes(6), RoomExpiry.DurationReached), Of(Room("00:06:00", Start, emptySince: Start.AddMinutes(2))));
        Assert.Equal((Start.AddMinutes(7), RoomExpiry.Empty), Of(Room("00:08:00", Start, emptySince: Start.AddMinutes(2))));
    }

    [Fact]
    public void A_room_may_have_its_own_patience_or_endless_patience()
    {
        var room = Room("unlimited", Start, emptySince: Start);
        room.Spec.EmptyTimeoutSeconds = 10;
        Assert.Equal((Start.AddSeconds(10), RoomExpiry.Empty), Of(room));
        room.Spec.EmptyTimeoutSeconds = 0;
        Assert.Null(RoomExpiry.Of(room, Patience));
    }

    [Fact]
    public void A_room_whose_node_never_says_since_when_it_is_empty_counts_from_its_opening()
    {
        var room = Room("unlimited", start: null);
        Assert.Null(RoomExpiry.Of(room, Patience));
        room.Status.Conditions =
            [new V1Condition { Type = MeetingRoomKeys.ReadyCondition, Status = Conditions.True, LastTransitionTime = Start }];
        Assert.Equal((Start + Patience, RoomExpiry.Empty), Of(room));
    }

    private static (DateTime At, string Reason)? Of(MeetingRoom room) =>
        RoomExpiry.Of(room, Patience) is { } expiry ? (expiry.At, expiry.Reason) : null;

    private static MeetingRoom Room(string duration, DateTime? start, int participants = 0, DateTime? emptySince = null) => new()
    {
        Spec = { Duration = duration },
        Status = { StartTime = start, Participants = participants, EmptySince = emptySince },
    };
}
