using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Tests.Nodes;

public class NodeLifeTests
{
    [Fact]
    public async Task A_silent_node_is_first_not_ready_then_lost_and_in_the_end_deleted()
    {
        await using var harness = await OperatorHarness.StartAsync();
        var node = await harness.AddNodeAsync("node-a");
        await node.DieAsync();

        var toUnknown = await harness.PassTimeUntilAsync(() => IsAsync(harness, found => Ready(found) == Conditions.Unknown));
        var toLost = await harness.PassTimeUntilAsync(() => IsAsync(harness, found => found.Status.Conditions.IsTrue(MeetingRoomKeys.LostCondition)));
        var toDeleted = await harness.PassTimeUntilAsync(async () => await FindAsync(harness) is null);

        Assert.InRange(toUnknown, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(17));
        Assert.InRange(toLost, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(7));
        Assert.InRange(toDeleted, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task A_node_that_beats_stays_ready()
    {
        await using var harness = await OperatorHarness.StartAsync();
        await harness.AddNodeAsync("node-a");
        var started = harness.Time.GetUtcNow();
        await harness.PassTimeUntilAsync(() => Task.FromResult(harness.Time.GetUtcNow() - started > TimeSpan.FromMinutes(2)));

        Assert.Equal(Conditions.True, Ready((await FindAsync(harness))!));
    }

    [Fact]
    public async Task A_lost_node_that_is_heard_again_is_taken_back_and_gets_rooms()
    {
        await using var harness = await OperatorHarness.StartAsync();
        var node = await harness.AddNodeAsync("node-a");
        await node.DieAsync();
        await harness.PassTimeUntilAsync(() => IsAsync(harness, found => found.Status.Conditions.IsTrue(MeetingRoomKeys.LostCondition)));

        await node.BeatAsync();
        await OperatorHarness.ResourceAsync(harness.Nodes, "node-a", found => found.Status.Conditions.Find(MeetingRoomKeys.LostCondition)?.Status == Conditions.False);
        await harness.CreateRoomAsync("a");
        await harness.RoomAsync("a", room => room.Status.Phase == MeetingRoomPhase.Scheduled);
    }

    [Fact]
    public async Task A_node_whose_clock_is_wrong_is_judged_by_how_often_it_is_heard()
    {
        await using var harness = await OperatorHarness.StartAsync();
        var node = await harness.AddNodeAsync("node-a");
        await node.DieAsync();
        var beats = 0;
        var started = harness.Time.GetUtcNow();
        await harness.PassTimeUntilAsync(async () =>
        {
            await Retry.OnConflictAsync(async () =>
            {
                var found = (await FindAsync(harness))!;
                found.Status.HeartbeatTime = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(beats++);
                return await harness.Nodes.UpdateStatusAsync(found, default);
            });
            return harness.Time.GetUtcNow() - started > TimeSpan.FromMinutes(1);
        });

        Assert.Equal(Conditions.True, Ready((await FindAsync(harness))!));
    }

    private static string? Ready(MediaNode node) => node.Status.Conditions.Find(MeetingRoomKeys.ReadyCondition)?.Status;

    private static Task<MediaNode?> FindAsync(OperatorHarness harness) =>
        harness.Nodes.GetAsync(OperatorHarness.Namespace, "node-a", default);

    private static async Task<bool> IsAsync(OperatorHarness harness, Func<MediaNode, bool> condition) =>
        await FindAsync(harness) is { } node && condition(node);
}
