using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Tests.Rooms;

public class RestartTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_operator_killed_between_two_writes_of_a_placement_converges_when_it_is_started_again(int writes)
    {
        await using var harness = await OperatorHarness.StartAsync();
        await harness.AddNodeAsync("node-a");
        harness.Rooms.InterruptAfter(writes);
        await harness.CreateRoomAsync("a");
        await harness.PassTimeUntilAsync(() => Task.FromResult(harness.Rooms.Refused > 0));
        await harness.StopOperatorAsync();

        harness.Rooms.Resume();
        await harness.StartOperatorAsync();
        var room = await harness.ReadyRoomAsync("a");
        Assert.Single(room.Status.Placements);
        Assert.Equal("node-a", room.Metadata.Labels[MeetingRoomKeys.NodeLabel]);
    }

    [Fact]
    public async Task An_unreachable_store_is_waited_for()
    {
        await using var harness = await OperatorHarness.StartAsync();
        await harness.AddNodeAsync("node-a");
        harness.Rooms.InterruptAfter(0);
        await harness.CreateRoomAsync("a");
        await harness.PassTimeUntilAsync(() => Task.FromResult(harness.Rooms.Refused >= 5));

        harness.Rooms.Resume();
        await harness.PassTimeUntilAsync(() => RoomLifeTests.IsAsync(harness, "a", room => room.Status.Phase == MeetingRoomPhase.Ready));
    }

    [Fact]
    public async Task Nodes_that_went_and_rooms_that_were_deleted_while_no_operator_ran_are_dealt_with_at_the_next_start()
    {
        await using var harness = await OperatorHarness.StartAsync();
        var first = await harness.AddNodeAsync("node-a");
        await harness.CreateRoomAsync("moved");
        await harness.CreateRoomAsync("deleted");
        await harness.ReadyRoomAsync("moved");
        await harness.ReadyRoomAsync("deleted");
        await harness.StopOperatorAsync();

        await first.DieAsync();
        await harness.Nodes.DeleteAsync(OperatorHarness.Namespace, "node-a", null, default);
        await harness.Rooms.DeleteAsync(OperatorHarness.Namespace, "deleted", null, default);
        await harness.AddNodeAsync("node-b");

        await harness.StartOperatorAsync();
        await harness.RoomAsync("moved", room => room.Status.Phase == MeetingRoomPhase.Ready && room.Status.Placements[0].Node == "node-b");
        await harness.PassTimeUntilAsync(() => RoomLifeTests.IsGoneAsync(harness, "deleted"));
    }

    [Fact]
    public async Task A_restarted_operator_ends_meetings_whose_time_came_while_it_was_down()
    {
        await using var harness = await OperatorHarness.StartAsync();
        await harness.AddNodeAsync("node-a");
        await harness.CreateRoomAsync("a", spec => spec.Duration = "00:10:00");
        await harness.ReadyRoomAsync("a");
        await harness.ReportAsync("a", status => (status.Participants, status.StartTime, status.EmptySince) = (1, harness.Time.GetUtcNow().UtcDateTime, null));
        await harness.SettleAsync();
        await harness.StopOperatorAsync();

        harness.Time.Advance(TimeSpan.FromMinutes(12));
        await harness.StartOperatorAsync();
        await harness.RoomAsync("a", room => room.Status.Phase == MeetingRoomPhase.Ended);
    }

    [Fact]
    public async Task Of_two_operators_one_acts_and_the_other_takes_over_when_it_stops()
    {
        (string, string)[] settings = [("Operator:LeaderElection", "true"), ("Operator:Identity", "one")];
        await using var harness = await OperatorHarness.StartAsync(settings);
        await harness.AddNodeAsync("node-a");
        await harness.CreateRoomAsync("a");
        await harness.ReadyRoomAsync("a");
        Assert.Equal("one", (await harness.Leases.GetAsync("default", "sfuplatform-operator", default))!.Spec.HolderIdentity);

        await harness.StopOperatorAsync();
        Assert.Null((await harness.Leases.GetAsync("default", "sfuplatform-operator", default))!.Spec.HolderIdentity);
        harness.Set("Operator:Identity", "two");
        await harness.StartOperatorAsync();
        await harness.CreateRoomAsync("b");
        await harness.ReadyRoomAsync("b");
        Assert.Equal("two", (await harness.Leases.GetAsync("default", "sfuplatform-operator", default))!.Spec.HolderIdentity);
    }
}
