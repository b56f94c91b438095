using System.Buffers.Binary;
using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.TestKit;

namespace SfuPlatform.MediaNode.Tests.PeerConnections;

/// <summary>Clients come, send, receive and go, in virtual time.</summary>
public sealed class PeerTransportTests : IDisposable
{
    private const ushort Port = 5000;
    private const long Second = 1_000_000;

    private readonly VirtualMediaNode _node = new();
    private readonly RecordingListener _listener = new();

    private WorkerCounters Counters => _node.Workers[0].Counters;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_client_connects_whoever_opens_the_handshake(bool nodeOpens)
    {
        var (peer, transport) = _node.Add(Port, _listener, nodeRole: nodeOpens ? DtlsRole.Client : DtlsRole.Server);
        Assert.True(_node.RunUntil(() => peer.IsConnected && transport.Statistics.Connected));
        Assert.Equal(["connected"], _listener.Events);
        Assert.Equal(VirtualMediaNode.Address(Port), transport.Route!.To);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_client_connects_although_a_fifth_of_all_datagrams_is_lost(int seed)
    {
        var random = new Random(seed);
        _node.IsLost = (_, _) => random.NextDouble() < 0.2;
        var (peer, transport) = _node.Add(Port, _listener);
        Assert.True(_node.RunUntil(() => peer.IsConnected && transport.Statistics.Connected, 25 * Second));
    }

    [Fact]
    public void Packets_of_a_registered_stream_arrive_in_clear()
    {
        var (peer, transport) = Connect();
        transport.Register(77, _listener);
        peer.SendRtp(Packet(77, 65535, [1, 2, 3]), 12, 65535);
        peer.SendRtp(Packet(77, 0, [4]), 12, 65536);
        _node.Round();

        Assert.Equal(Packet(77, 65535, [1, 2, 3]), _listener.Rtp[0].Packet);
        Assert.Equal([65535L, 65536], _listener.Rtp.Select(packet => packet.ExtendedSequence));
        Assert.Equal(2, Counters.RtpIn);
    }

    [Fact]
    public void A_stream_that_nobody_knows_is_asked_about_and_its_first_packet_is_not_lost()
    {
        var (peer, transport) = Connect();
        _listener.OnUnknownSsrc = ssrc => transport.Register(ssrc, _listener);
        peer.SendRtp(Packet(77, 1, [1]), 12, 1);
        peer.SendRtp(Packet(77, 2, [2]), 12, 2);
        _node.Round();

        Assert.Equal(["connected", "unknown 77"], _listener.Events);
        Assert.Equal(2, _listener.Rtp.Count);

        transport.Unregister(77);
        _listener.OnUnknownSsrc = null;
        peer.SendRtp(Packet(77, 3, [3]), 12, 3);
        _node.Round();
        Assert.Equal(2, _listener.Rtp.Count);
        Assert.Equal(1, Counters.Drops(DropReason.UnknownSsrc));
    }

    [Fact]
    public void Reports_go_both_ways()
    {
        var (peer, transport) = Connect();
        byte[] report = [0x80, 201, 0, 1, 0, 0, 0, 9];
        var received = new List<byte[]>();
        peer.OnRtcp = compound => received.Add(compound.ToArray());
        peer.SendRtcp(report);
        transport.SendRtcp(report);
        _node.Round();

        Assert.Equal(report, Assert.Single(_listener.Rtcp));
        Assert.Equal(report, Assert.Single(received));
    }

    [Fact]
    public void What_comes_twice_or_was_changed_on_the_way_is_dropped_and_counted()
    {
        var (peer, transport) = Connect();
        transport.Register(77, _listener);
        var sent = new List<byte[]>();
        peer.OnSend = bytes => sent.Add(bytes.ToArray());
        peer.SendRtp(Packet(77, 1, [1]), 12, 1);
        peer.SendRtp(Packet(77, 2, [2]), 12, 2);
        peer.SendRtcp([0x80, 201, 0, 1, 0, 0, 0, 9]);
        var forged = sent[1].ToArray();
        forged[^1] ^= 1;
        foreach (var datagram in new[] { sent[0], sent[0], forged, sent[2], sent[2], [0x80, 96, 0, 1, 0, 0, 0, 9, 0, 0], [70, 0, 0] })
        {
            _node.Arrive(datagram, VirtualMediaNode.Address(Port));
        }

        _node.Round();
        Assert.Single(_listener.Rtp);
        Assert.Single(_listener.Rtcp);
        Assert.Equal(2, Counters.Drops(DropReason.SrtpReplay));
        Assert.Equal(1, Counters.Drops(DropReason.SrtpAuthentication));
        Assert.Equal(1, Counters.Drops(DropReason.MalformedRtp));
        Assert.Equal(1, Counters.Drops(DropReason.UnknownProtocol));
    }

    [Fact]
    public void Media_before_the_handshake_is_done_is_dropped_and_counted()
    {
        var (peer, _) = _node.Add(Port, _listener);
        peer.ShakesHands = false;
        Assert.True(_node.RunUntil(() => peer.Answers > 0));
        _node.Arrive(Packet(77, 1, new byte[30]), VirtualMediaNode.Address(Port));
        _node.Arrive(new byte[] { 0x80, 201, 0, 1, 0, 0, 0, 9 }, VirtualMediaNode.Address(Port));
        _node.Round();
        Assert.Equal(2, Counters.Drops(DropReason.NotConnected));
    }

    [Fact]
    public void Arrivals_are_told_where_transport_wide_feedback_was_agreed()
    {
        const byte id = 5;
        var (peer, transport) = _node.Add(Port, _listener, transportSequenceId: id);
        Assert.True(_node.RunUntil(() => peer.IsConnected && transport.Statistics.Connected));
        transport.Register(77, _listener);
        var feedback = new List<byte[]>();
        peer.OnRtcp = compound => feedback.Add(compound.ToArray());
        for (ushort number = 0; number < 10; number++)
        {
            peer.SendRtp(PacketWithExtension(77, number, id, number), 20, number);
        }

        Assert.True(_node.RunUntil(() => feedback.Count > 0, Second));
        var message = Assert.Single(feedback);
        Assert.Equal((0x80 | 15, 205), (message[0] & 0xDF, message[1]));
        Assert.Equal((0, 10), (BinaryPrimitives.ReadUInt16BigEndian(message.AsSpan(12)), BinaryPrimitives.ReadUInt16BigEndian(message.AsSpan(14))));
    }

    [Fact]
    public void What_is_posted_before_the_first_check_waits_for_it_and_stays_in_order()
    {
        var (peer, transport) = _node.Add(Port, _listener);
        var order = new List<int>();
        transport.Post(() => order.Add(1));
        transport.Post(() => order.Add(2));
        _node.Round();
        Assert.Empty(order);
        Assert.False(transport.Tell(new Told(), 1, 2, 3));
        Assert.Null(transport.Counters);

        Assert.True(_node.RunUntil(() => peer.Answers > 0));
        transport.Post(() => order.Add(3));
        _node.Round();
        Assert.Equal([1, 2, 3], order);
    }

    [Fact]
    public void A_message_reaches_its_recipient_on_the_clients_worker()
    {
        var (_, transport) = Connect();
        var told = new Told();
        Assert.True(transport.Tell(told, 200, long.MaxValue, -7));
        _node.Round();
        Assert.Equal((200, long.MaxValue, -7L), Assert.Single(told.Messages));
    }

    [Fact]
    public void A_handshake_on_threads_of_its_own_ends_the_same()
    {
        using var threads = new HandshakeThreads(2, fault => Environment.FailFast(fault.ToString()));
        using var node = new VirtualMediaNode { Handshakes = threads };
        var (peer, transport) = node.Add(Port, _listener);
        var started = TimeProvider.System.GetTimestamp();
        // Virtual time runs only as fast as the threads do their part.
        while (!(peer.IsConnected && transport.Statistics.Connected) && TimeProvider.System.GetElapsedTime(started).TotalSeconds < 20)
        {
            node.Run(1000);
            Thread.Yield();
        }

        Assert.True(transport.Statistics.Connected);
        transport.Close(GoneReason.Closed);
        while (peer.DtlsState != DtlsState.Closed && TimeProvider.System.GetElapsedTime(started).TotalSeconds < 20)
        {
            node.Round();
            Thread.Yield();
        }

        Assert.Equal(["connected", "gone Closed"], _listener.Events);
        Assert.Equal(DtlsState.Closed, peer.DtlsState);
    }

    public void Dispose() => _node.Dispose();

    private (VirtualPeer Peer, PeerTransport Transport) Connect()
    {
        var (peer, transport) = _node.Add(Port, _listener);
        Assert.True(_node.RunUntil(() => peer.IsConnected && transport.Statistics.Connected));
        return (peer, transport);
    }

    private static byte[] Packet(uint ssrc, ushort sequence, byte[] payload)
    {
        var packet = new byte[12 + payload.Length];
        packet[0] = 0x80;
        packet[1] = 96;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), ssrc);
        payload.CopyTo(packet, 12);
        return packet;
    }

    private static byte[] PacketWithExtension(uint ssrc, ushort sequence, byte id, ushort value)
    {
        byte[] packet = [.. Packet(ssrc, sequence, []), 0xBE, 0xDE, 0, 1, (byte)(id << 4 | 1), (byte)(value >> 8), (byte)value, 0, 42];
        packet[0] |= 0x10;
        return packet;
    }

    private sealed class Told : IWorkerRecipient
    {
        public List<(int, long, long)> Messages { get; } = [];

        public void Deliver(int kind, long a, long b, long now) => Messages.Add((kind, a, b));
    }
}
