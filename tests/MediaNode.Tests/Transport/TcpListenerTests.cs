using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Transport;
using SfuPlatform.MediaNode.Transport.Sockets;
using SfuPlatform.TestKit;
using TcpListener = SfuPlatform.MediaNode.Transport.TcpListener;

namespace SfuPlatform.MediaNode.Tests.Transport;

/// <summary>ICE-TCP over loopback; the worker is run by hand, in the test's own time.</summary>
public sealed class TcpListenerTests : IDisposable
{
    private const int Patience = 20_000;
    private const long Second = 1_000_000;

    private static readonly TcpLimits Limits = new() { Connections = 5, ConnectionsPerAddress = 3, QueuedBytes = 8192 };

    private readonly ISocketBatch _socket = SocketBatches.Open(SocketKind.Automatic, new IPEndPoint(IPAddress.Loopback, 0), 1, 1 << 18)[0];
    private readonly RecordingReceiver _strangers = new();
    private readonly UdpWorker _worker;
    private readonly TcpListener _listener;
    private readonly List<Socket> _clients = [];
    private long _now = Second;

    public TcpListenerTests()
    {
        _worker = new UdpWorker(0, _socket, _strangers, 0);
        _listener = new TcpListener(new IPEndPoint(IPAddress.Any, 0), _socket, Limits);
        _worker.Tcp = _listener;
        _worker.Batch.Streams = _listener;
    }

    [Fact]
    public void Frames_come_as_datagrams_from_the_connections_own_address()
    {
        var client = Connect();
        client.Send(Frames([1, 2], [3]));
        RunUntil(() => _strangers.Received.Count == 2);

        Assert.Equal([1, 2], _strangers.Received[0].Bytes);
        Assert.Equal([3], _strangers.Received[1].Bytes);
        Assert.True(_strangers.Received[0].From.IsTcp);
        Assert.Equal(((IPEndPoint)client.LocalEndPoint!).Port, _strangers.Received[0].From.Port);
        Assert.Equal(2, _worker.Counters.PacketsIn);
    }

    [Fact]
    public void An_answer_goes_back_framed_on_the_same_connection()
    {
        _strangers.OnReceived = (bytes, from) => _worker.Batch.Add([9, .. bytes], from);
        var first = Connect();
        var second = Connect();
        second.Send(Frames([2]));
        first.Send(Frames([1]));
        RunUntil(() => _strangers.Received.Count == 2);

        Assert.Equal(Frames([9, 1]), Receive(first, 4));
        Assert.Equal(Frames([9, 2]), Receive(second, 4));
    }

    [Fact]
    public void What_a_slow_receiver_does_not_take_waits_up_to_the_limit_and_is_then_lost_by_whole_frames()
    {
        var client = Connect();
        client.Send(Frames([1]));
        RunUntil(() => _strangers.Received.Count == 1);
        var to = _strangers.Received[0].From;
        var sent = 0;
        for (var i = 0; _worker.Counters.Drops(DropReason.QueueFull) == 0 && i < 100_000; i++)
        {
            _worker.Batch.Add(BitConverter.GetBytes(i).Concat(new byte[996]).ToArray(), to);
            _worker.RunOnce(_now);
            sent++;
        }

        Assert.Equal(1, _worker.Counters.Drops(DropReason.QueueFull));
        var stream = new byte[(sent - 1) * 1002];
        var at = 0;
        RunUntil(() =>
        {
            at += client.Available > 0 ? client.Receive(stream.AsSpan(at)) : 0;
            return at == stream.Length;
        });
        Assert.Equal(Enumerable.Range(0, sent - 1), Enumerable.Range(0, sent - 1).Select(i => BitConverter.ToInt32(stream, i * 1002 + 2)));
    }

    [Fact]
    public void A_connection_that_does_not_speak_the_framing_is_closed()
    {
        var client = Connect();
        client.Send("GET / HTTP/1.1\r\n\r\n"u8);
        RunUntil(() => _listener.Count == 0);
        Assert.Equal(0, client.Receive(new byte[1]));
        Assert.Empty(_strangers.Received);
    }

    [Fact]
    public void A_connection_that_the_client_closes_is_forgotten()
    {
        Connect().Dispose();
        RunUntil(() => _listener.Count == 0);
        Assert.Equal(0, _listener.Count);
    }

    [Fact]
    public void Whoever_does_not_prove_who_he_is_in_time_is_closed()
    {
        var client = Connect();
        Advance(Limits.UnauthenticatedTime);
        Assert.Equal(1, _listener.Count);
        Advance(2 * Second);
        Assert.Equal(0, _listener.Count);
        Assert.Equal(0, client.Receive(new byte[1]));
    }

    [Fact]
    public void A_known_client_stays_until_it_is_silent_for_too_long()
    {
        var client = Connect();
        client.Send(Frames([1]));
        RunUntil(() => _strangers.Received.Count == 1);
        _worker.Peers.Set(_strangers.Received[0].From, new RecordingReceiver());

        Advance(Limits.UnauthenticatedTime + 2 * Second);
        Assert.Equal(1, _listener.Count);
        Advance(Limits.IdleTime);
        Assert.Equal(0, _listener.Count);
    }

    [Fact]
    public void One_address_may_have_only_so_many_connections()
    {
        for (var i = 0; i < Limits.ConnectionsPerAddress; i++)
        {
            Connect();
        }

        var oneMore = Dial();
        RunUntil(() => oneMore.Poll(0, SelectMode.SelectRead));
        Assert.Equal(0, oneMore.Receive(new byte[1]));
        Assert.Equal(Limits.ConnectionsPerAddress, _listener.Count);
    }

    [Fact]
    public void A_datagram_for_a_connection_that_is_gone_is_dropped_and_counted()
    {
        _worker.Batch.Add([1], TransportAddress.FromIPv4(0x7F000001, 9, stream: 1_000_000));
        Assert.Equal(1, _worker.Counters.Drops(DropReason.QueueFull));
    }

    [Fact]
    public void Another_worker_sends_on_a_connection_by_the_mailbox()
    {
        using var otherSocket = new MemorySocketBatch();
        var other = new UdpWorker(1, otherSocket, _strangers, 0);
        other.Batch.Streams = new StreamRelay(_worker, _listener, new DatagramPool());
        var client = Connect();
        client.Send(Frames([1]));
        RunUntil(() => _strangers.Received.Count == 1);
        other.Batch.Add([7, 7], _strangers.Received[0].From);
        _worker.RunOnce(_now);

        Assert.Equal(Frames([7, 7]), Receive(client, 4));
    }

    public void Dispose()
    {
        _clients.ForEach(client => client.Dispose());
        _listener.Dispose();
        _socket.Dispose();
    }

    private static byte[] Frames(params byte[][] frames) => [.. frames.SelectMany(frame =>
    {
        var head = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(head, (ushort)frame.Length);
        return head.Concat(frame);
    })];

    private static byte[] Receive(Socket socket, int length)
    {
        var bytes = new byte[length];
        for (var at = 0; at < length;)
        {
            var got = socket.Receive(bytes.AsSpan(at));
            Assert.NotEqual(0, got);
            at += got;
        }

        return bytes;
    }

    private Socket Dial()
    {
        var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = Patience };
        _clients.Add(client);
        client.Connect(new IPEndPoint(IPAddress.Loopback, _listener.LocalEndPoint.Port));
        return client;
    }

    private Socket Connect()
    {
        var before = _listener.Count;
        var client = Dial();
        RunUntil(() => _listener.Count == before + 1);
        return client;
    }

    private void Advance(long microseconds)
    {
        _now += microseconds;
        _socket.Wait(0);
        _worker.RunOnce(_now);
    }

    private void RunUntil(Func<bool> done)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!done() && TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMilliseconds(Patience))
        {
            _socket.Wait(10);
            _worker.RunOnce(_now);
        }

        Assert.True(done());
    }
}
