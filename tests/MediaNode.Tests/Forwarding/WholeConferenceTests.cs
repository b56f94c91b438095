using SfuPlatform.MediaNode.Forwarding;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.TestKit;

namespace SfuPlatform.MediaNode.Tests.Forwarding;

/// <summary>Publisher and subscribers with real transports on two workers, in virtual time, over links that lose packets.</summary>
public sealed class WholeConferenceTests : IDisposable
{
    private const int Subscribers = 4;
    private const long Frame = 33_000;

    private readonly VirtualMediaNode _node = new(workers: 2);

    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(0.02, 2)]
    [InlineData(0.05, 3)]
    [InlineData(0.10, 4)]
    public void Every_subscriber_gets_every_picture_whole_although_packets_are_lost(double loss, int seed)
    {
        var random = new Random(seed);
        var (publisher, subscribers) = Meet();
        Step(publisher, subscribers); // Nobody can miss what comes before the first packet that arrives.
        _node.IsLost = (_, datagram) => datagram.Length > 200 && random.NextDouble() < loss;

        for (var i = 0; i < 150; i++)
        {
            Step(publisher, subscribers);
        }

        _node.IsLost = (_, _) => false;
        for (var i = 0; i < 10; i++)
        {
            Step(publisher, subscribers);
        }

        Assert.All(subscribers, subscriber => AssertWhole(subscriber, publisher.Frames));
        Assert.InRange(publisher.KeyFrames, 1, 4);
        Assert.Equal(loss > 0, publisher.Resent > 0);
    }

    public void Dispose() => _node.Dispose();

    private static void AssertWhole(VirtualSubscriber subscriber, int frames)
    {
        Assert.Equal(0, subscriber.Contradictions);
        var packets = subscriber.Received.ToArray();
        Assert.True(packets[0].Value.IsKey);
        Assert.InRange(packets.Length, frames, 2 * frames); // At least half of all: those who wait for a key frame miss some.
        for (var i = 0; i < packets.Length; i++)
        {
            var (sequence, packet) = (packets[i].Key, packets[i].Value);
            Assert.Equal(packets[0].Key + i, sequence);
            Assert.Equal(i % 2, packet.Part);
            Assert.Equal(packets[0].Value.Picture + i / 2, packet.Picture);
            Assert.Equal(packets[0].Value.PictureId + i / 2 & 0x7FFF, packet.PictureId);
        }
    }

    private void Step(VirtualPublisher publisher, VirtualSubscriber[] subscribers)
    {
        publisher.SendFrame();
        _node.Run(Frame / 2);
        foreach (var subscriber in subscribers)
        {
            subscriber.AskForMissing();
        }

        _node.Run(Frame / 2);
    }

    private (VirtualPublisher Publisher, VirtualSubscriber[] Subscribers) Meet()
    {
        var (media, virtualPeer) = Join(5000);
        var track = media.Publish(Conference.Video() with { Ssrcs = [new RemoteStream(1000, 1001)] });
        var subscribers = new VirtualSubscriber[Subscribers];
        for (var i = 0; i < Subscribers; i++)
        {
            // Two on the publisher's worker and two on the other; half of them without RTX.
            var (peer, client) = Join((ushort)(5001 + i));
            var hasRtx = i < Subscribers / 2;
            var settings = Conference.VideoDown(rtx: hasRtx);
            peer.Subscribe(track, settings);
            subscribers[i] = new(client, settings.Ssrc, hasRtx);
        }

        _node.Round();
        return (new(virtualPeer), subscribers);
    }

    private (MediaPeer Media, VirtualPeer Client) Join(ushort port)
    {
        var media = new MediaPeer(new FakeEvents());
        var (client, transport) = _node.Add(port, media);
        media.Attach(transport);
        Assert.True(_node.RunUntil(() => client.IsConnected && transport.Statistics.Connected));
        return (media, client);
    }
}
