using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.TestKit.Conferences;
using SfuPlatform.TestKit.Network;

namespace SfuPlatform.MediaNode.Tests.Conferences;

/// <summary>Whole conferences: clients, network and node in one thread and in virtual time.</summary>
public class ConferenceTests
{
    private const long Second = 1_000_000;

    [Fact]
    public void Everybody_gets_every_packet_of_everybody_else_in_order()
    {
        using var room = new VirtualRoom();
        room.Join(MediaKind.Audio, MediaKind.Video);
        room.Join(MediaKind.Audio, MediaKind.Video);
        room.Join();

        room.Run(10 * Second);

        Assert.All(room.Members, member => Assert.True(member.Client.IsConnected));
        Assert.Equal([2, 2, 4], room.Members.Select(member => member.Client.Receivers.Count));
        foreach (var receiver in room.Members.SelectMany(member => member.Client.Receivers.Values))
        {
            Assert.InRange(receiver.Count, receiver.Kind == MediaKind.Audio ? 450 : 800, 1000);
            AssertContiguous(receiver);
            Assert.Equal(0, receiver.Missing);
            Assert.InRange(receiver.SenderReports, 5, 15);
        }

        Assert.All(room.Members, member => Assert.Equal(0, member.Client.Broken));
        Assert.Equal(0, room.Node.Drops(DropReason.SrtpAuthentication) + room.Node.Drops(DropReason.SrtpReplay));
    }

    [Fact]
    public void A_conference_repeats_from_its_seed()
    {
        Assert.Equal(Outcome(), Outcome());

        static string Outcome()
        {
            using var room = new VirtualRoom(seed: 7) { Network = { Default = new LinkSettings { Loss = 0.05, Jitter = 20_000, Reorders = true } } };
            room.Join(MediaKind.Video);
            room.Join();
            room.Run(5 * Second);
            var receiver = room.Members[1].Client.Receivers.Values.Single();
            return $"{receiver.Count} {receiver.Repaired} {receiver.Duplicates} {receiver.Missing} {room.Node.Workers[0].Counters.PacketsIn}";
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lost_packets_are_repaired_on_both_ways(int seed)
    {
        var bad = new LinkSettings { Delay = 30_000, Jitter = 10_000, Reorders = true, Loss = 0.05, BurstStart = 0.002, BurstEnd = 0.2 };
        using var room = new VirtualRoom(seed) { Network = { Default = bad } };
        var publisher = room.Join(MediaKind.Video);
        var subscribers = Enumerable.Range(0, 3).Select(_ => room.Join()).ToArray();

        room.Run(15 * Second);
        room.Network.Default = new LinkSettings();
        foreach (var member in room.Members)
        {
            room.Network.Link(member.Client.Address, room.Node.Address).Settings = new LinkSettings();
            room.Network.Link(room.Node.Address, member.Client.Address).Settings = new LinkSettings();
        }

        room.Run(2 * Second);

        var sender = publisher.Client.Senders.Single();
        Assert.True(sender.Nacks > 20, $"{sender.Nacks} of {sender.Packets} asked for again");
        foreach (var subscriber in subscribers)
        {
            var receiver = subscriber.Client.Receivers.Values.Single();
            Assert.True(receiver.Repaired > 20, $"{receiver.Repaired} repaired");

            // Whichever way it came, each packet stands where it was sent.
            Assert.Single(receiver.Packets.Select(packet => packet.Value - packet.Key).Distinct());

            // What went for good was lost again and again on one of the two ways.
            Assert.InRange(receiver.Missing, 0, 3);
            Assert.InRange(receiver.Count, publisher.Client.Senders.Single().Packets * 0.95, publisher.Client.Senders.Single().Packets);
        }
    }

    [Fact]
    public void A_subscriber_that_comes_late_starts_with_a_key_frame_asked_for_it()
    {
        using var room = new VirtualRoom();
        var publisher = room.Join(MediaKind.Video).Client.Senders.Single();
        room.Run(5 * Second);
        var before = publisher.KeyFrameRequests;

        var late = room.Join();

        Assert.True(room.RunUntil(() => late.Client.Receivers.Values.Any(receiver => receiver.Count > 0), 2 * Second));
        Assert.Equal(before + 1, publisher.KeyFrameRequests);
        room.Run(5 * Second);
        AssertContiguous(late.Client.Receivers.Values.Single());
        Assert.Equal(before + 1, publisher.KeyFrameRequests);
    }

    [Fact]
    public void A_plea_for_a_key_frame_reaches_the_publisher_across_workers()
    {
        using var room = new VirtualRoom(workers: 3);
        var publisher = room.Join(MediaKind.Video).Client.Senders.Single();
        var subscriber = room.Join();
        room.Run(3 * Second);
        var before = publisher.KeyFrameRequests;

        subscriber.Client.AskForKeyFrame(subscriber.Client.Receivers.Keys.Single());
        room.Run(Second);

        Assert.Equal(before + 1, publisher.KeyFrameRequests);
    }

    [Fact]
    public void A_publisher_that_asks_for_it_gets_transport_wide_feedback()
    {
        using var room = new VirtualRoom();
        var publisher = room.Join(MediaKind.Video);

        room.Run(5 * Second);

        Assert.InRange(publisher.Client.TransportFeedbacks, 30, 100);
    }

    [Fact]
    public void A_client_that_changes_its_network_goes_on()
    {
        using var room = new VirtualRoom(workers: 2);
        var publisher = room.Join(MediaKind.Video);
        var subscriber = room.Join();
        room.Run(3 * Second);

        publisher.Client.MoveTo(ConferenceNode.At("198.51.100.1", 50_001));
        subscriber.Client.MoveTo(ConferenceNode.At("198.51.100.2", 50_004));
        room.Run(Second);
        var receiver = subscriber.Client.Receivers.Values.Single();
        var before = receiver.Count;
        room.Run(3 * Second);

        Assert.InRange(receiver.Count - before, 240, 320);
        Assert.Equal(0, receiver.Missing);
    }

    [Fact]
    public void A_client_that_falls_silent_is_gone_after_30_seconds()
    {
        using var room = new VirtualRoom();
        var member = room.Join(MediaKind.Audio);
        room.Run(2 * Second);

        room.Network.Link(member.Client.Address, room.Node.Address).Settings = new LinkSettings { Loss = 1 };
        room.Run(29 * Second);
        Assert.Empty(room.Gone);
        room.Run(3 * Second);

        Assert.Equal([GoneReason.ConsentExpired], room.Gone);
        Assert.Equal((0, 0), (room.Node.Peers, room.Node.Strangers.Count));
    }

    [Fact]
    public void A_client_that_says_goodbye_is_gone_at_once()
    {
        using var room = new VirtualRoom();
        var member = room.Join(MediaKind.Audio);
        room.Run(2 * Second);

        member.Client.Close(room.Now);
        room.Run(100_000);

        Assert.Equal([GoneReason.RemoteClosed], room.Gone);
        Assert.Equal((0, 0), (room.Node.Peers, room.Node.Strangers.Count));
    }

    [Fact]
    public void A_client_that_the_node_sends_away_is_told_by_dtls()
    {
        using var room = new VirtualRoom();
        var member = room.Join(MediaKind.Audio);
        room.Run(2 * Second);

        member.Connection.Close();
        room.Run(100_000);

        Assert.Equal(SfuPlatform.MediaNode.Dtls.DtlsState.Closed, member.Client.Dtls);
        Assert.Equal([GoneReason.Closed], room.Gone);
    }

    private static void AssertContiguous(MediaReceiver receiver)
    {
        var numbers = receiver.Numbers.ToArray();
        for (var i = 1; i < numbers.Length; i++)
        {
            Assert.Equal(numbers[i - 1] + 1, numbers[i]);
        }
    }
}
