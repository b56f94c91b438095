using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Tests.Rooms;

public class RoomEndTests
{
    [Fact]
    public async Task A_meeting_ends_when_its_duration_is_over_counted_from_the_first_participant()
    {
        await using var harness = await OperatorHarness.StartAsync();
        await harness.AddNodeAsync("node-a");
        await harness.CreateRoomAsync("a", spec => spec.Duration = "00:10:00");
        await harness.ReadyRoomAsync("a");
        await harness.PassTimeUntilAsync(() => Task.FromResult(harness.Time.GetUtcNow().Minute == 2));
        await JoinAsync(harness, "a");

        var took = await harness.PassTimeUntilAsync(() => RoomLifeTests.IsAsync(harness, "a", room => room.Status.Phase == MeetingRoomPhase.Ended));

        Assert.InRange(took, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(2));
        var ended = (await harness.Rooms.GetAsync(OperatorHarness.Namespace, "a", default))!;
        Assert.Equal("DurationReached", ended.Status.Conditions.Find(MeetingRoomKeys.EndedCondition)!.Reason);
        Assert.Equal(RoomPlacementState.Closed, ended.Status.Placements[0].State);
        Assert.False(ended.Status.Conditions.IsTrue(MeetingRoomKeys.ReadyCondition));
    }

    [Fact]
    public async Task A_room_in_which_nobody_is_ends_after_the_empty_timeout()
    {
        await using var harness = await OperatorHarness.StartAsync();
        await harness.AddNodeAsync("node-a");
        await harness.CreateRoomAsync("a", spec => spec.EmptyTimeoutSeconds = 60);
        await harness.CreateRoomAsync("forever", spec => spec.EmptyTimeoutSeconds = 0);
        await harness.CreateRoomAsync("busy");
        await harness.ReadyRoomAsync("busy");
        await harness.ReadyRoomAsync("forever");
        await harness.ReadyRoomAsync("a");
        await JoinAsync(harness, "busy");

        var took = await harness.PassTimeUntilAsync(() => RoomLifeTests.IsAsync(harness, "a", room => room.Status.EndTime is not null));

        Assert.InRange(took, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(62));
        await harness.PassTimeUntilAsync(() => Task.FromResult(harness.Time.GetUtcNow().Minute == 20));
        Assert.Equal(MeetingRoomPhase.Ready, (await harness.Rooms.GetAsync(OperatorHarness.Namespace, "busy", default))!.Status.Phase);
        Assert.Equal(MeetingRoomPhase.Ready, (await harness.Rooms.GetAsync(OperatorHarness.Namespace, "forever", default))!.Status.Phase);
    }

    [Fact]
    public async Task A_room_that_ended_is_kept_for_a_while_and_then_deleted()
    {
        await using var harness = await OperatorHarness.StartAsync(("Rooms:EmptyTimeout", "00:01:00"), ("Rooms:EndedRetention", "00:03:00"));
        await harness.AddNodeAsync("node-a");
        await harness.CreateRoomAsync("a");
        await harness.ReadyRoomAsync("a");
        await harness.PassTimeUntilAsync(() => RoomLifeTests.IsAsync(harness, "a", room => room.Status.Phase == MeetingRoomPhase.Ended));

        var took = await harness.PassTimeUntilAsync(() => RoomLifeTests.IsGoneAsync(harness, "a"));
        Assert.InRange(took, TimeSpan.FromMinutes(3) - TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(3) + TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_room_whose_node_does_not_close_it_has_ended_after_the_time_limit()
    {
        await using var harness = await OperatorHarness.StartAsync(("Rooms:EmptyTimeout", "00:01:00"), ("Rooms:CloseTimeout", "00:00:20"));
        await harness.AddNodeAsync("node-a", closes: false);
        await harness.CreateRoomAsync("a");
        await harness.ReadyRoomAsync("a");
        await harness.PassTimeUntilAsync(() => RoomLifeTests.IsAsync(harness, "a", room => room.Status.Phase == MeetingRoomPhase.Draining));

        var took = await harness.PassTimeUntilAsync(() => RoomLifeTests.IsAsync(harness, "a", room => room.Status.Phase == MeetingRoomPhase.Ended));
        Assert.InRange(took, TimeSpan.FromSeconds(18), TimeSpan.FromSeconds(22));
    }

    [Fact]
    public async Task A_room_that_waits_for_a_node_does_not_age()
    {
        await using var harness = await OperatorHarness.StartAsync();
        await harness.CreateRoomAsync("a");
        await harness.PassTimeUntilAsync(() => Task.FromResult(harness.Time.GetUtcNow().Minute == 30));

        await harness.AddNodeAsync("node-a");
        await harness.ReadyRoomAsync("a");
    }

    private static Task<MeetingRoom> JoinAsync(OperatorHarness harness, string name) => harness.ReportAsync(name, status =>
        (status.Participants, status.StartTime, status.EmptySince) = (1, harness.Time.GetUtcNow().UtcDateTime, null));
}
