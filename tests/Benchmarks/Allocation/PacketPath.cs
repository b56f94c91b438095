using System.Buffers.Binary;
using SfuPlatform.MediaNode.Forwarding;
using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.MediaNode.Transport;
using SfuPlatform.TestKit;

namespace SfuPlatform.Benchmarks.Allocation;

/// <summary>
/// The whole packet path in one thread: a connected publisher and subscribers over sockets in memory, ICE, DTLS and SRTP
/// included. What the workers allocate is counted apart from what the clients do.
/// </summary>
internal sealed class PacketPath : IDisposable
{
    private const ushort PublisherPort = 4000;
    private const long PacketInterval = 4000;
    private const int PacketsPerFrame = 8;
    private const int SettlePackets = 1000;
    private const int ChecksEvery = 500; // Consent needs one in 30 seconds.

    private readonly VirtualMediaNode _node;
    private readonly VideoSource _video = new(1200, 30);
    private readonly VirtualPeer _publisher;
    private readonly List<(VirtualPeer Peer, uint Ssrc)> _subscribers = [];
    private readonly byte[] _rtcp = new byte[200];

    public PacketPath(int subscribers, int workers)
    {
        _node = new VirtualMediaNode(workers);
        var events = new Meeting.Events();
        (_publisher, var publisher) = Join(PublisherPort, events);
        var track = publisher.Publish(Meeting.Published);
        for (var i = 0; i < subscribers; i++)
        {
            var (peer, media) = Join((ushort)(PublisherPort + 1 + i), events);
            _subscribers.Add((peer, media.Subscribe(track, Meeting.Subscribed(i)).Settings.Ssrc));
        }

        if (!_node.RunUntil(() => _publisher.IsConnected && _subscribers.TrueForAll(subscriber => subscriber.Peer.IsConnected)))
        {
            throw new InvalidOperationException("The clients did not connect.");
        }

        _node.Run(100_000);
        _node.DiscardsSent = true;
    }

    /// <summary>RTP packets that were sent to subscribers.</summary>
    public long RtpOut => _node.Workers.Sum(worker => worker.Counters.RtpOut);

    /// <summary>Bytes that the workers allocated.</summary>
    public long Allocated => _node.Allocated;

    /// <summary>The publisher sends packets, 250 a second, and the workers run after each.</summary>
    public void Send(int packets, Action<PacketPath> between)
    {
        for (var i = 0; i < packets; i++)
        {
            var place = i % PacketsPerFrame;
            var packet = _video.Next(startsFrame: place == 0, endsFrame: place == PacketsPerFrame - 1);
            _publisher.SendRtp(packet, _video.HeaderLength, _video.Sequence);
            between(this);
            if (i % ChecksEvery == 0)
            {
                _subscribers.ForEach(subscriber => subscriber.Peer.SendCheck());
            }

            _node.Advance(PacketInterval);
        }
    }

    /// <summary>Lets what happens once, and compiling, happen before it is counted.</summary>
    public void Settle()
    {
        Send(SettlePackets, _ => { });
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    /// <summary>Every subscriber tells how it receives.</summary>
    public void SubscribersReport()
    {
        foreach (var (peer, ssrc) in _subscribers)
        {
            var length = ReceiverReport.Write(_rtcp, 1, [new ReportBlock(ssrc, 0, 0, 0, 0, 0, 0)]);
            peer.SendRtcp(_rtcp.AsSpan(0, length));
        }
    }

    /// <summary>Every subscriber asks for a packet of a moment ago.</summary>
    public void SubscribersAskAgain()
    {
        foreach (var (peer, ssrc) in _subscribers)
        {
            var length = Nack.Write(_rtcp, 1, ssrc, [(ushort)(_video.Sequence - 20)]);
            peer.SendRtcp(_rtcp.AsSpan(0, length));
        }
    }

    /// <summary>A client renews its consent.</summary>
    public void Check(int times)
    {
        for (var i = 0; i < times; i++)
        {
            _publisher.SendCheck();
            _node.Advance(PacketInterval);
        }
    }

    /// <summary>Datagrams come from addresses that nobody knows.</summary>
    public void ReceiveStrangers(int count)
    {
        Span<byte> datagram = stackalloc byte[100];
        datagram[0] = 0x80;
        for (var i = 0; i < count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(datagram[1..], i);
            _node.Arrive(datagram, TransportAddress.FromIPv4((uint)i, 1000));
            _node.Advance(PacketInterval);
        }
    }

    public void Dispose() => _node.Dispose();

    private (VirtualPeer Peer, MediaPeer Media) Join(ushort port, IMediaPeerEvents events)
    {
        var media = new MediaPeer(events);
        var (peer, transport) = _node.Add(port, media, Meeting.TransportSequenceId);
        media.Attach(transport);
        return (peer, media);
    }
}
