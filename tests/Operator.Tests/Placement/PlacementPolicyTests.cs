using CsCheck;
using k8s.Models;
using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Operator.Placement;
using SfuPlatform.Operator.Placement.Filters;
using SfuPlatform.Operator.Placement.Scores;

namespace SfuPlatform.Operator.Tests.Placement;

public class PlacementPolicyTests
{
    private static readonly IPlacementFilter[] Filters =
    [
        new NodeIsReady(), new NodeTakesRooms(), new NodeHasAddress(), new RegionMatches(), new SelectorMatches(), new RoomCapacity(),
        new ParticipantCapacity(),
    ];

    private static (string Reason, NodeSnapshot Node, MeetingRoom Room)[] Refusals =>
    [
        ("not ready", Node("n", 0, node => node.Status.Conditions.Clear()), Room()),
        ("not ready", Node("n", 0, node => node.Status.Conditions[0].Status = Conditions.Unknown), Room()),
        ("not ready", Node("n", 0, node => Set(node, MeetingRoomKeys.LostCondition)), Room()),
        ("not ready", Node("n", 0, node => node.Metadata.DeletionTimestamp = DateTime.UnixEpoch), Room()),
        ("cordoned", Node("n", 0, node => node.Spec.Unschedulable = true), Room()),
        ("draining", Node("n", 0, node => Set(node, MeetingRoomKeys.DrainingCondition)), Room()),
        ("without an address", Node("n", 0, node => node.Status.Addresses.Clear()), Room()),
        ("not in region eu", Node("n", 0, node => node.Spec.Region = "us"), Room(room => room.Spec.Region = "eu")),
        ("without the labels of the node selector", Node("n"), Room(room => room.Spec.NodeSelector = new Dictionary<string, string> { ["tier"] = "gold" })),
        ("full of rooms", Node("n", 5, node => node.Spec.MaxRooms = 5), Room()),
        ("full of participants", Node("n", 0, node => (node.Spec.MaxParticipants, node.Status.Load.Participants) = (10, 10)), Room()),
        ("full of participants", Node("n", 0, node => (node.Spec.MaxParticipants, node.Status.Load.Participants) = (10, 5)), Room(room => room.Spec.MaxParticipants = 6)),
    ];

    private static readonly PlacementPolicy Spread = new(Filters, [new LeastLoaded()]);
    private static readonly PlacementPolicy Packed = new(Filters, [new MostLoaded()]);

    [Fact]
    public void Without_nodes_the_decision_says_so() =>
        Assert.Equal((null, PlacementDecision.NoNodes), Reason(Spread.Decide(Room(), new ClusterSnapshot([]))));

    [Fact]
    public void Spread_takes_the_emptiest_node_and_packed_the_fullest_that_can()
    {
        var cluster = new ClusterSnapshot([Node("a", 3), Node("b", 1), Node("c", 2), Node("full", 9, node => node.Spec.MaxRooms = 9)]);

        Assert.Equal("b", Spread.Decide(Room(), cluster).Node!.Name);
        Assert.Equal("a", Packed.Decide(Room(), cluster).Node!.Name);
    }

    [Fact]
    public void A_small_node_counts_as_fuller_than_a_large_one_with_as_many_rooms()
    {
        var cluster = new ClusterSnapshot([Node("small", 5, node => node.Spec.MaxRooms = 10), Node("large", 6, node => node.Spec.MaxRooms = 100)]);
        Assert.Equal("large", Spread.Decide(Room(), cluster).Node!.Name);
    }

    [Fact]
    public void Among_equals_the_choice_is_the_same_again_and_different_rooms_go_to_different_nodes()
    {
        var cluster = new ClusterSnapshot([Node("a"), Node("b"), Node("c")]);
        var reversed = new ClusterSnapshot([.. cluster.Nodes.Reverse()]);
        var rooms = Enumerable.Range(0, 60).Select(at => Room(room => room.Metadata.Uid = $"uid-{at}")).ToList();

        Assert.All(rooms, room => Assert.Equal(Spread.Decide(room, cluster).Node!.Name, Spread.Decide(room, reversed).Node!.Name));
        Assert.Equal(3, rooms.Select(room => Spread.Decide(room, cluster).Node!.Name).Distinct().Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    public void A_node_that_cannot_serve_the_room_is_refused_with_its_reason(int at)
    {
        var (reason, node, room) = Refusals[at];
        var decision = Spread.Decide(room, new ClusterSnapshot([node]));

        Assert.Equal((null, PlacementDecision.Unschedulable), Reason(decision));
        Assert.Equal($"none of 1 media nodes can serve the room: 1 {reason}", decision.Message);
    }

    [Fact]
    public void A_room_that_asks_for_a_region_and_labels_goes_where_both_are()
    {
        var cluster = new ClusterSnapshot(
        [
            Node("a", 0, node => node.Spec.Region = "eu"),
            Node("b", 7, node => (node.Spec.Region, node.Metadata.Labels) = ("eu", new Dictionary<string, string> { ["tier"] = "gold" })),
            Node("c", 0, node => node.Metadata.Labels = new Dictionary<string, string> { ["tier"] = "gold" }),
        ]);
        var room = Room(room => (room.Spec.Region, room.Spec.NodeSelector) = ("eu", new Dictionary<string, string> { ["tier"] = "gold" }));

        Assert.Equal("b", Spread.Decide(room, cluster).Node!.Name);
    }

    [Fact]
    public void Refusals_are_counted_the_most_frequent_first()
    {
        var cluster = new ClusterSnapshot(
            [Node("a", 0, node => node.Spec.Unschedulable = true), Node("b", 5, node => node.Spec.MaxRooms = 5), Node("c", 5, node => node.Spec.MaxRooms = 5)]);
        Assert.Equal("none of 3 media nodes can serve the room: 2 full of rooms, 1 cordoned", Spread.Decide(Room(), cluster).Message);
    }

    [Fact]
    public void However_rooms_come_no_node_gets_more_than_it_takes_and_spread_keeps_them_level() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 8], Gen.Int[0, 60]).Sample((nodes, capacity, rooms) =>
        {
            var counts = new int[nodes];
            for (var at = 0; at < rooms; at++)
            {
                var cluster = new ClusterSnapshot(
                    [.. counts.Select((count, index) => Node($"{index}", count, node => node.Spec.MaxRooms = capacity))]);
                if (Spread.Decide(Room(room => room.Metadata.Uid = $"{at}"), cluster).Node is { } chosen)
                {
                    counts[int.Parse(chosen.Name)]++;
                }
            }

            return counts.Sum() == Math.Min(rooms, nodes * capacity) && counts.Max() - counts.Min() <= 1;
        });

    private static (string? Node, string Reason) Reason(PlacementDecision decision) => (decision.Node?.Name, decision.Reason);

    private static NodeSnapshot Node(string name, int rooms = 0, Action<MediaNode>? adjust = null)
    {
        var node = new MediaNode { Metadata = { Name = name }, Status = { Addresses = ["10.0.0.1"] } };
        Set(node, MeetingRoomKeys.ReadyCondition);
        adjust?.Invoke(node);
        return new NodeSnapshot(node, rooms);
    }

    private static MeetingRoom Room(Action<MeetingRoom>? adjust = null)
    {
        var room = new MeetingRoom { Metadata = new V1ObjectMeta { Name = "room", Uid = "uid" } };
        adjust?.Invoke(room);
        return room;
    }

    private static void Set(MediaNode node, string condition) =>
        node.Status.Conditions.Set(condition, Conditions.True, "Test", "", null, DateTimeOffset.UnixEpoch);
}
