using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.TestKit;

namespace SfuPlatform.MediaNode.Tests.PeerConnections;

public sealed class NewAddressTests : IDisposable
{
    private const long Second = 1_000_000;

    private readonly VirtualMediaNode _node = new(workers: 2);
    private readonly RecordingListener _listener = new();

    [Fact]
    public void What_no_client_sends_is_dropped_without_an_answer()
    {
        var (peer, _) = _node.Add(4000, _listener);
        var check = peer.Check("any password, since the name is wrong");
        check[30] ^= 1; // Within the username.
        byte[][] datagrams = [check, [0, 1], [22, 254, 253, 0], [0x80, 96, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], new byte[1200]];
        foreach (var datagram in datagrams)
        {
            _node.Arrive(datagram, VirtualMediaNode.Address(9000));
        }

        _node.Round();
        Assert.Equal(datagrams.Length, _node.Workers[0].Counters.Drops(DropReason.UnknownAddress));
        Assert.Empty(_node.Astray);
        Assert.Equal(0, _node.Workers[0].Counters.PacketsOut);
    }

    [Fact]
    public void One_place_may_ask_only_so_often_and_others_still_may()
    {
        var (peer, _) = _node.Add(4000, _listener);
        peer.Checks = false;
        for (ushort i = 0; i < 1000; i++)
        {
            _node.Arrive(peer.Check("wrong"), VirtualMediaNode.Address((ushort)(10_000 + 2 * i)));
        }

        _node.Round();
        var counters = _node.Workers[0].Counters;
        Assert.Equal(800, counters.Drops(DropReason.SourceLimited));
        Assert.Equal(200, counters.Drops(DropReason.StunIntegrity));

        _node.Arrive(peer.Check("wrong"), MediaNode.Transport.TransportAddress.FromIPv4(0x0A000001, 4000));
        _node.Round();
        Assert.Equal(201, counters.Drops(DropReason.StunIntegrity));

        _node.Run(2 * Second);
        _node.Arrive(peer.Check("wrong"), VirtualMediaNode.Address(10_000));
        _node.Round();
        Assert.Equal(800, counters.Drops(DropReason.SourceLimited));
    }

    [Fact]
    public void A_strangers_datagrams_allocate_nothing()
    {
        var (peer, _) = _node.Add(4000, _listener);
        var check = peer.Check("wrong");
        void Flood()
        {
            for (ushort i = 0; i < 60; i++)
            {
                _node.Workers[0].Dispatch(check, VirtualMediaNode.Address((ushort)(10_000 + 2 * i)), _node.Now);
                _node.Workers[0].Dispatch(check.AsSpan(0, 40), VirtualMediaNode.Address((ushort)(10_000 + 2 * i)), _node.Now);
            }
        }

        Flood();
        Flood();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Flood();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void The_worker_that_the_first_check_reaches_owns_the_client()
    {
        var (_, even) = _node.Add(4000, new RecordingListener());
        var (_, odd) = _node.Add(4001, new RecordingListener());
        Assert.True(_node.RunUntil(() => even.Statistics.Connected && odd.Statistics.Connected));
        Assert.Equal((0, 1), (even.Statistics.Worker, odd.Statistics.Worker));
    }

    [Fact]
    public void A_client_whose_second_address_reaches_another_worker_goes_on_undisturbed()
    {
        var (peer, transport) = _node.Add(4000, _listener);
        Assert.True(_node.RunUntil(() => peer.IsConnected && transport.Statistics.Connected));
        transport.Register(77, _listener);
        _node.Move(peer, 4001);
        _node.Run(5 * Second);

        Assert.Equal(VirtualMediaNode.Address(4001), transport.Route!.To);
        Assert.Equal(0, transport.Statistics.Worker);
        peer.SendRtp([0x80, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0, 77, 42], 12, 1);
        _node.Round();
        Assert.Equal([42], Assert.Single(_listener.Rtp).Packet[12..]);

        transport.Close(GoneReason.Closed);
        _node.Round();
        Assert.All(_node.Workers, worker => Assert.Equal(0, worker.Peers.Count));
    }

    [Fact]
    public void Two_workers_send_to_one_client_with_one_series_of_transport_wide_numbers()
    {
        var (first, firstTransport) = _node.Add(4000, new RecordingListener());
        var (second, secondTransport) = _node.Add(4001, new RecordingListener());
        var (client, clientTransport) = _node.Add(4002, _listener);
        Assert.True(_node.RunUntil(() => first.IsConnected && second.IsConnected && client.IsConnected && clientTransport.Statistics.Connected));
        var received = new List<byte[]>();
        client.OnRtp = packet => received.Add(packet.ToArray());
        IRtpOutlet[] outlets = [clientTransport.CreateOutlet(firstTransport), clientTransport.CreateOutlet(secondTransport)];
        for (var i = 0; i < 10; i++)
        {
            Assert.True(outlets[i % 2].IsOpen);
            var slot = outlets[i % 2].Reserve(100);
            byte[] header = [0x90, 96, 0, (byte)i, 0, 0, 0, 0, 0, 0, 0, (byte)(i % 2), 0xBE, 0xDE, 0, 2, 0x11, 0, 0, 0x22, 0, 0, 0, 0];
            header.CopyTo(slot);
            outlets[i % 2].Commit(header.Length, 17, 20, [(byte)i, 9], i, Second);
        }

        _node.Round();
        Assert.Equal(10, received.Count);
        Assert.Equal(
            Enumerable.Range(1, 10),
            received.Select(packet => packet[17] * 256 + packet[18]).Order());
        Assert.All(received, packet => Assert.Equal([0x04, 0, 0], packet[20..23])); // One second in 6.18 fixed point.
        Assert.All(received, packet => Assert.Equal([packet[3], 9], packet[24..]));
    }

    [Fact]
    public void An_outlet_to_a_client_that_is_gone_is_closed_and_drops()
    {
        var (publisher, publisherTransport) = _node.Add(4000, new RecordingListener());
        var (client, clientTransport) = _node.Add(4002, _listener);
        Assert.True(_node.RunUntil(() => publisher.IsConnected && client.IsConnected && clientTransport.Statistics.Connected));
        var outlet = clientTransport.CreateOutlet(publisherTransport);
        clientTransport.Close(GoneReason.Closed);
        _node.Round();

        Assert.False(outlet.IsOpen);
        var sent = _node.Workers[0].Counters.PacketsOut;
        outlet.Reserve(100);
        outlet.Commit(12, -1, -1, [1], 1, 0);
        _node.Round();
        Assert.Equal(sent, _node.Workers[0].Counters.PacketsOut);
        Assert.Equal(1, _node.Workers[0].Counters.Drops(DropReason.SubscriberNotConnected));
    }

    public void Dispose() => _node.Dispose();
}
