using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Operator.Rooms;

namespace SfuPlatform.Operator.Tests.Rooms;

public class RoomStatusTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("no placement", MeetingRoomPhase.Pending)]
    [InlineData("assigned", MeetingRoomPhase.Scheduled)]
    [InlineData("open", MeetingRoomPhase.Ready)]
    [InlineData("open, wrong name", MeetingRoomPhase.Failed)]
    [InlineData("open, ended", MeetingRoomPhase.Draining)]
    [InlineData("closed, ended", MeetingRoomPhase.Ended)]
    [InlineData("open, deleted", MeetingRoomPhase.Draining)]
    [InlineData("open, deleted, wrong name", MeetingRoomPhase.Draining)]
    public void The_phase_follows_from_the_rest_of_the_room(string situation, MeetingRoomPhase expected)
    {
        var room = Room(situation);
        RoomStatus.Summarize(room, RoomStatus.IsClosed(room, _ => false), Now);

        Assert.Equal(expected, room.Status.Phase);
        Assert.Equal(expected == MeetingRoomPhase.Ready, room.Status.Conditions.IsTrue(MeetingRoomKeys.ReadyCondition));
    }

    [Theory]
    [InlineData("open", false, false)]
    [InlineData("closed", false, true)]
    [InlineData("open", true, true)]
    [InlineData("assigned", false, false)]
    [InlineData("assigned, unlabelled", false, true)]
    [InlineData("open, unlabelled", false, false)]
    [InlineData("no placement", false, true)]
    public void A_room_is_closed_when_no_node_has_to_be_waited_for(string situation, bool isLost, bool expected) =>
        Assert.Equal(expected, RoomStatus.IsClosed(Room(situation), _ => isLost));

    [Fact]
    public void Saying_the_same_again_changes_nothing()
    {
        var room = Room("open");
        RoomStatus.Summarize(room, false, Now);
        var before = RoomStatus.Fingerprint(room);
        RoomStatus.Summarize(room, false, Now.AddHours(1));

        Assert.Equal(before, RoomStatus.Fingerprint(room));
    }

    private static MeetingRoom Room(string situation)
    {
        var room = new MeetingRoom { Metadata = { Name = situation.Contains("wrong name") ? "h--x" : "room" } };
        if (!situation.Contains("unlabelled"))
        {
            room.Metadata.Labels = new Dictionary<string, string> { [MeetingRoomKeys.NodeLabel] = "node-a" };
        }

        if (!situation.Contains("no placement"))
        {
            var state = Enum.Parse<RoomPlacementState>(situation.Split(',')[0], ignoreCase: true);
            room.Status.Placements.Add(new RoomPlacement { Node = "node-a", State = state });
        }

        room.Status.EndTime = situation.Contains("ended") ? Now.UtcDateTime : null;
        room.Metadata.DeletionTimestamp = situation.Contains("deleted") ? Now.UtcDateTime : null;
        return room;
    }
}
