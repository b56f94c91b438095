using System.Net;
using System.Net.Sockets;
using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Transport;
using SfuPlatform.MediaNode.Transport.Sockets;

namespace SfuPlatform.MediaNode.Tests.Transport.Sockets;

/// <summary>What every kind of socket does; each test runs for all kinds that this system has.</summary>
public class SocketBatchTests
{
    private const int Patience = 20_000;

    private readonly WorkerCounters _counters = new();

    public static TheoryData<string> Kinds =>
        SocketBatches.HasLinuxCalls ? [nameof(SocketKind.Linux), nameof(SocketKind.Portable)] : [nameof(SocketKind.Portable)];

    public static TheoryData<string, string> KindsAndLoopbacks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var kind in Kinds)
            {
                data.Add(kind, "127.0.0.1");
                if (Socket.OSSupportsIPv6)
                {
                    data.Add(kind, "::1");
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndLoopbacks))]
    public void Datagrams_arrive_whole_in_order_and_from_the_right_address(string kind, string loopback)
    {
        using var batch = Open(kind, IPAddress.Any);
        using var client = Client(loopback);
        for (var i = 0; i < 200; i++)
        {
            client.SendTo([(byte)i, .. new byte[i]], new IPEndPoint(IPAddress.Parse(loopback), batch.LocalEndPoint.Port));
        }

        var got = ReceiveAll(batch, 200);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => (i, i + 1)), got.Select(datagram => ((int)datagram.Bytes[0], datagram.Bytes.Length)));
        Assert.All(got, datagram => Assert.Equal(TransportAddress.From((IPEndPoint)client.LocalEndPoint!), datagram.From));
        Assert.Equal(200, _counters.PacketsIn);
        Assert.Equal(200 * 201 / 2, _counters.BytesIn);
    }

    [Theory]
    [MemberData(nameof(KindsAndLoopbacks))]
    public void A_batch_reaches_each_of_its_receivers(string kind, string loopback)
    {
        using var batch = Open(kind, IPAddress.Any);
        var clients = Enumerable.Range(0, 10).Select(_ => Client(loopback)).ToList();
        var slots = new byte[SendBatch.Slots * 1500];
        var queued = new List<OutgoingDatagram>();
        for (var i = 0; i < 50; i++)
        {
            slots[i * 1500] = (byte)i;
            queued.Add(new(100 + i, TransportAddress.From((IPEndPoint)clients[i % 10].LocalEndPoint!)));
        }

        batch.Send(slots, 1500, queued.ToArray(), _counters);
        for (var i = 0; i < 50; i++)
        {
            var buffer = new byte[1500];
            Assert.Equal(100 + i, clients[i % 10].Receive(buffer));
            Assert.Equal(i, buffer[0]);
        }

        Assert.Equal(50, _counters.PacketsOut);
        clients.ForEach(client => client.Dispose());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_datagram_that_cannot_be_sent_is_counted_and_the_others_leave(string kind)
    {
        using var batch = Open(kind, IPAddress.Any);
        using var client = Client("127.0.0.1");
        var good = TransportAddress.From((IPEndPoint)client.LocalEndPoint!);
        var bad = TransportAddress.FromIPv4(0x7F000001, 0); // Port 0 is nobody's.
        batch.Send(new byte[3 * 100], 100, [new(10, good), new(11, bad), new(12, good)], _counters);

        Assert.Equal(10, client.Receive(new byte[100]));
        Assert.Equal(12, client.Receive(new byte[100]));
        Assert.Equal(1, _counters.Drops(DropReason.SendFailed));
        Assert.Equal(2, _counters.PacketsOut);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Sending_to_somebody_who_is_gone_harms_nobody_else(string kind)
    {
        using var batch = Open(kind, IPAddress.Any);
        using var client = Client("127.0.0.1");
        TransportAddress gone;
        using (var leaver = Client("127.0.0.1"))
        {
            gone = TransportAddress.From((IPEndPoint)leaver.LocalEndPoint!);
        }

        for (var i = 0; i < 20; i++)
        {
            batch.Send(new byte[200], 100, [new(10, gone), new(12, TransportAddress.From((IPEndPoint)client.LocalEndPoint!))], _counters);
            Assert.Equal(12, client.Receive(new byte[100]));
        }

        client.SendTo([1], new IPEndPoint(IPAddress.Loopback, batch.LocalEndPoint.Port));
        Assert.Single(ReceiveAll(batch, 1));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_datagram_that_is_too_long_is_given_as_empty(string kind)
    {
        using var batch = Open(kind, IPAddress.Any);
        using var client = Client("127.0.0.1");
        client.SendTo(new byte[9000], new IPEndPoint(IPAddress.Loopback, batch.LocalEndPoint.Port));
        client.SendTo([7], new IPEndPoint(IPAddress.Loopback, batch.LocalEndPoint.Port));

        var got = ReceiveAll(batch, 2);
        Assert.Empty(got[0].Bytes);
        Assert.Equal([7], got[1].Bytes);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Waiting_ends_when_it_is_woken_and_a_wake_is_no_datagram(string kind)
    {
        using var batch = Open(kind, IPAddress.Any);
        var started = TimeProvider.System.GetTimestamp();
        var waker = new Thread(batch.Wake);
        waker.Start();
        batch.Wait(Patience);
        waker.Join();

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMilliseconds(Patience / 2));
        Assert.Equal(0, batch.Receive(_counters));
        Assert.Equal(0, _counters.PacketsIn);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Waking_after_disposal_is_harmless(string kind)
    {
        var batch = Open(kind, IPAddress.Any);
        batch.Dispose();
        batch.Wake();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_watched_socket_ends_the_wait_and_is_told(string kind)
    {
        using var batch = Open(kind, IPAddress.Any);
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        batch.Watch(listener, 42);
        using var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.Connect(listener.LocalEndPoint!);
        int token;
        var rounds = 0;
        do
        {
            batch.Wait(Patience / 100);
        }
        while (!batch.TryTakeReadable(out token) && ++rounds < 100);

        Assert.Equal(42, token);
        Assert.False(batch.TryTakeReadable(out _));
        batch.Unwatch(listener);
        batch.Wait(1);
        Assert.False(batch.TryTakeReadable(out _));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_port_that_another_node_has_is_refused(string kind)
    {
        using var batch = Open(kind, IPAddress.Loopback);
        var taken = new IPEndPoint(IPAddress.Loopback, batch.LocalEndPoint.Port);
        Assert.Throws<SocketException>(() => SocketBatches.Open(Enum.Parse<SocketKind>(kind), taken, 1, 65536));
    }

    private List<(byte[] Bytes, TransportAddress From)> ReceiveAll(ISocketBatch batch, int count)
    {
        var got = new List<(byte[], TransportAddress)>();
        var started = TimeProvider.System.GetTimestamp();
        while (got.Count < count && TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMilliseconds(Patience))
        {
            batch.Wait(100);
            var received = batch.Receive(_counters);
            for (var i = 0; i < received; i++)
            {
                var datagram = batch.Datagram(i, out var from);
                got.Add((datagram.ToArray(), from));
            }
        }

        Assert.Equal(count, got.Count);
        return got;
    }

    private static ISocketBatch Open(string kind, IPAddress address) =>
        SocketBatches.Open(Enum.Parse<SocketKind>(kind), new IPEndPoint(address, 0), 1, 1 << 20)[0];

    private static Socket Client(string loopback)
    {
        var address = IPAddress.Parse(loopback);
        var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = Patience };
        socket.Bind(new IPEndPoint(address, 0));
        return socket;
    }
}
