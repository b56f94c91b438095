using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Tests.Rooms;

public class RoomLifeTests
{
    [Fact]
    public async Task A_created_room_is_placed_opened_and_ready_without_time_passing()
    {
        await using var harness = await OperatorHarness.StartAsync(("PublicUrl", "https://meet.example/"));
        await harness.AddNodeAsync("node-a");
        await harness.CreateRoomAsync("r---44aily-201");

        var room = await harness.ReadyRoomAsync("r---44aily-201");

        var placement = Assert.Single(room.Status.Placements);
        Assert.Equal("node-a", placement.Node);
        Assert.Equal("10.0.0.1", placement.Address);
        Assert.Equal("node-a", room.Metadata.Labels[MeetingRoomKeys.NodeLabel]);
        Assert.Contains(MeetingRoomKeys.RoomFinalizer, room.Metadata.Finalizers);
        Assert.True(room.Status.Conditions.IsTrue(MeetingRoomKeys.ScheduledCondition));
        Assert.True(room.Status.Conditions.IsTrue(MeetingRoomKeys.ReadyCondition));
        Assert.Equal("https://meet.example/join/Daily%201", room.Status.Url);
        Assert.Equal(1, room.Status.ObservedGeneration);
    }

    [Fact]
    public async Task A_room_without_nodes_says_why_it_waits_and_is_placed_when_one_comes()
    {
        await using var harness = await OperatorHarness.StartAsync();
        await harness.CreateRoomAsync("a");
        var waiting = await harness.RoomAsync("a", room => room.Status.Conditions.Count > 0);
        Assert.Equal(MeetingRoomPhase.Pending, waiting.Status.Phase);
        Assert.Equal("NoNodes", waiting.Status.Conditions.Find(MeetingRoomKeys.ScheduledCondition)!.Reason);

        await harness.AddNodeAsync("node-a");
        await harness.ReadyRoomAsync("a");
    }

    [Fact]
    public async Task A_room_that_no_node_may_serve_is_placed_when_a_cordon_is_lifted()
    {
        await using var harness = await OperatorHarness.StartAsync();
        await harness.AddNodeAsync("node-a", node => node.Spec.Unschedulable = true);
        await harness.CreateRoomAsync("a");
        await harness.RoomAsync("a", room => room.Status.Conditions.Find(MeetingRoomKeys.ScheduledCondition)?.Message
            == "none of 1 media nodes can serve the room: 1 cordoned");

        await Retry.OnConflictAsync(async () =>
        {
            var node = await harness.Nodes.GetAsync(OperatorHarness.Namespace, "node-a", default);
            node!.Spec.Unschedulable = false;
            return await harness.Nodes.UpdateAsync(node, default);
        });
        await harness.ReadyRoomAsync("a");
    }

    [Fact]
    public async Task A_burst_of_rooms_spreads_and_no_node_gets_more_than_it_takes()
    {
        await using var harness = await OperatorHarness.StartAsync();
        await harness.AddNodeAsync("node-a", node => node.Spec.MaxRooms = 5);
        await harness.AddNodeAsync("node-b", node => node.Spec.MaxRooms = 5);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(at => harness.CreateRoomAsync($"room-{at}")));

        var rooms = new List<MeetingRoom>();
        for (var at = 0; at < 12; at++)
        {
            rooms.Add(await harness.RoomAsync($"room-{at}", room =>
                room.Status.Phase == MeetingRoomPhase.Ready || room.Status.Conditions.Find(MeetingRoomKeys.ScheduledCondition)?.Reason == "Unschedulable"));
        }

        Assert.Equal([5, 5], rooms.SelectMany(room => room.Status.Placements).CountBy(placement => placement.Node).Select(count => count.Value));
        Assert.Equal(2, rooms.Count(room => room.Status.Placements.Count == 0));
    }

    [Fact]
    public async Task The_rooms_of_a_lost_node_are_placed_on_another_and_nobody_is_said_to_be_in_them()
    {
        await using var harness = await OperatorHarness.StartAsync();
        var first = await harness.AddNodeAsync("node-a");
        await harness.CreateRoomAsync("a");
        await harness.ReadyRoomAsync("a");
        await harness.AddNodeAsync("node-b");
        await harness.ReportAsync("a", status => (status.Participants, status.StartTime, status.EmptySince) = (3, harness.Time.GetUtcNow().UtcDateTime, null));

        await first.DieAsync();
        var took = await harness.PassTimeUntilAsync(() => IsAsync(harness, "a", room =>
            room.Status.Phase == MeetingRoomPhase.Ready && room.Status.Placements[0].Node == "node-b"));

        Assert.InRange(took, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60));
        var moved = await harness.Rooms.GetAsync(OperatorHarness.Namespace, "a", default);
        Assert.Equal("node-b", moved!.Metadata.Labels[MeetingRoomKeys.NodeLabel]);
        Assert.Equal(0, moved.Status.Participants);
        Assert.NotNull(moved.Status.StartTime);
    }

    [Fact]
    public async Task The_rooms_of_a_node_whose_resource_is_gone_are_placed_on_another_at_once()
    {
        await using var harness = await OperatorHarness.StartAsync();
        var first = await harness.AddNodeAsync("node-a");
        await harness.CreateRoomAsync("a");
        await harness.ReadyRoomAsync("a");
        await harness.AddNodeAsync("node-b");

        await first.DieAsync();
        await harness.Nodes.DeleteAsync(OperatorHarness.Namespace, "node-a", null, default);
        await harness.RoomAsync("a", room => room.Status.Phase == MeetingRoomPhase.Ready && room.Status.Placements[0].Node == "node-b");
    }

    [Fact]
    public async Task A_deleted_room_goes_when_its_node_has_closed_it()
    {
        await using var harness = await OperatorHarness.StartAsync();
        await harness.AddNodeAsync("node-a");
        await harness.CreateRoomAsync("a");
        await harness.ReadyRoomAsync("a");

        await harness.Rooms.DeleteAsync(OperatorHarness.Namespace, "a", null, default);
        await harness.RoomGoneAsync("a");
    }

    [Fact]
    public async Task A_deleted_room_waits_for_its_node_but_not_for_ever()
    {
        await using var harness = await OperatorHarness.StartAsync();
        await harness.AddNodeAsync("node-a", closes: false);
        await harness.CreateRoomAsync("a");
        await harness.ReadyRoomAsync("a");

        await harness.Rooms.DeleteAsync(OperatorHarness.Namespace, "a", null, default);
        var draining = await harness.RoomAsync("a", room => room.Status.Phase == MeetingRoomPhase.Draining);
        Assert.NotNull(draining.Metadata.DeletionTimestamp);
        var took = await harness.PassTimeUntilAsync(() => IsGoneAsync(harness, "a"));
        Assert.InRange(took, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_dead_node_cannot_keep_a_deleted_room()
    {
        await using var harness = await OperatorHarness.StartAsync(("Rooms:CloseTimeout", "00:10:00"));
        var node = await harness.AddNodeAsync("node-a");
        await harness.CreateRoomAsync("a");
        await harness.ReadyRoomAsync("a");

        await node.DieAsync();
        await harness.Rooms.DeleteAsync(OperatorHarness.Namespace, "a", null, default);
        var took = await harness.PassTimeUntilAsync(() => IsGoneAsync(harness, "a"));
        Assert.InRange(took, TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_room_that_was_never_placed_goes_at_once()
    {
        await using var harness = await OperatorHarness.StartAsync();
        await harness.CreateRoomAsync("a");
        await harness.RoomAsync("a", room => room.Status.Conditions.Count > 0);

        Assert.True(await harness.Rooms.DeleteAsync(OperatorHarness.Namespace, "a", null, default));
        await harness.RoomGoneAsync("a");
    }

    [Fact]
    public async Task A_room_that_cannot_be_served_as_written_fails_and_is_served_when_mended()
    {
        await using var harness = await OperatorHarness.StartAsync();
        await harness.AddNodeAsync("node-a");
        await harness.CreateRoomAsync("a", spec => spec.RedirectOnEndUrl = "http:// no host");
        var failed = await harness.RoomAsync("a", room => room.Status.Phase == MeetingRoomPhase.Failed);
        Assert.Contains("redirectOnEndUrl", failed.Status.Conditions.Find(MeetingRoomKeys.ReadyCondition)!.Message, StringComparison.Ordinal);

        await Retry.OnConflictAsync(async () =>
        {
            var room = await harness.Rooms.GetAsync(OperatorHarness.Namespace, "a", default);
            room!.Spec.RedirectOnEndUrl = null;
            return await harness.Rooms.UpdateAsync(room, default);
        });
        var ready = await harness.ReadyRoomAsync("a");
        Assert.Equal(2, ready.Status.ObservedGeneration);
    }

    [Fact]
    public async Task What_happens_to_a_room_is_told_in_events()
    {
        await using var harness = await OperatorHarness.StartAsync();
        await harness.AddNodeAsync("node-a");
        var room = await harness.CreateRoomAsync("a");

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await foreach (var (_, told) in harness.Events.WatchAsync(null, null, "0", limit.Token))
        {
            Assert.Equal(("Placed", "placed on node-a", room.Metadata.Uid), (told.Reason, told.Message, told.InvolvedObject.Uid));
            break;
        }
    }

    internal static async Task<bool> IsAsync(OperatorHarness harness, string name, Func<MeetingRoom, bool> condition) =>
        await harness.Rooms.GetAsync(OperatorHarness.Namespace, name, default) is { } room && condition(room);

    internal static async Task<bool> IsGoneAsync(OperatorHarness harness, string name) =>
        await harness.Rooms.GetAsync(OperatorHarness.Namespace, name, default) is null;
}
