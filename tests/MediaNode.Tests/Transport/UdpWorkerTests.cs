using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Transport;
using SfuPlatform.TestKit;

namespace SfuPlatform.MediaNode.Tests.Transport;

public sealed class UdpWorkerTests : IDisposable
{
    private readonly MemorySocketBatch _socket = new();
    private readonly RecordingReceiver _strangers = new();
    private readonly RecordingReceiver _peer = new();
    private readonly UdpWorker _worker;

    public UdpWorkerTests() => _worker = new UdpWorker(0, _socket, _strangers, 0);

    [Fact]
    public void A_datagram_goes_to_the_peer_behind_its_address_and_others_to_the_stranger_handler()
    {
        _worker.Peers.Set(Address(1), _peer);
        _socket.Arrive([1, 2, 3], Address(1));
        _socket.Arrive([4], Address(2));

        Assert.True(_worker.RunOnce(1000));
        Assert.Equal([1, 2, 3], Assert.Single(_peer.Received).Bytes);
        Assert.Equal((1000L, Address(2)), (_strangers.Received[0].Now, _strangers.Received[0].From));
        Assert.False(_worker.RunOnce(1001));
    }

    [Fact]
    public void An_empty_datagram_is_dropped_and_counted()
    {
        _socket.Arrive([], Address(1));
        _worker.RunOnce(0);
        Assert.Empty(_strangers.Received);
        Assert.Equal(1, _worker.Counters.Drops(DropReason.UnknownProtocol));
    }

    [Fact]
    public void Members_are_ticked_every_10_ms_until_they_leave()
    {
        _worker.Add(_peer);
        for (var now = 0L; now <= 30_000; now += 1000)
        {
            _worker.RunOnce(now);
        }

        Assert.Equal([0L, 10_000, 20_000, 30_000], _peer.Ticks);
        _worker.Remove(_peer);
        _worker.RunOnce(40_000);
        Assert.Equal(4, _peer.Ticks.Count);
    }

    [Fact]
    public void A_member_may_leave_while_it_is_ticked_and_the_others_still_are()
    {
        var leaving = new Leaving(_worker);
        var before = new RecordingReceiver();
        var after = new RecordingReceiver();
        _worker.Add(before);
        _worker.Add(leaving);
        _worker.Add(after);
        _worker.RunOnce(10_000);
        _worker.RunOnce(20_000);

        Assert.Equal(1, leaving.Ticks);
        Assert.Equal(2, before.Ticks.Count);
        Assert.Equal(2, after.Ticks.Count);
    }

    [Fact]
    public void What_a_peer_sends_while_it_receives_leaves_in_the_same_round()
    {
        var sent = new List<(byte[], TransportAddress)>();
        _socket.OnSent = (bytes, to) => sent.Add((bytes.ToArray(), to));
        _worker.Peers.Set(Address(1), _peer);
        _peer.OnReceived = (bytes, from) => _worker.Batch.Add(bytes, from);
        _socket.Arrive([5, 6], Address(1));
        _worker.RunOnce(0);

        var (answer, to) = Assert.Single(sent);
        Assert.Equal([5, 6], answer);
        Assert.Equal(Address(1), to);
    }

    [Fact]
    public void More_than_a_batch_is_sent_in_order_and_not_longer_than_allowed()
    {
        var sent = new List<int>();
        _socket.OnSent = (bytes, _) => sent.Add(BitConverter.ToInt32(bytes.Span));
        for (var i = 0; i < 3 * SendBatch.Slots + 1; i++)
        {
            _worker.Batch.Add(BitConverter.GetBytes(i), Address(1));
        }

        Assert.True(_worker.Batch.Reserve(SendBatch.MaxDatagram + 1).IsEmpty);
        _worker.Batch.Flush();
        Assert.Equal(Enumerable.Range(0, 3 * SendBatch.Slots + 1), sent);
        Assert.Equal(1, _worker.Counters.Drops(DropReason.TooLarge));
    }

    [Fact]
    public void A_fault_in_a_peer_costs_one_datagram_and_is_told()
    {
        var faults = new List<Exception>();
        var worker = new UdpWorker(0, _socket, _strangers, 0, faults.Add);
        _peer.OnReceived = (bytes, _) => throw new InvalidOperationException($"{bytes[0]}");
        worker.Peers.Set(Address(1), _peer);
        _socket.Arrive([1], Address(1));
        _socket.Arrive([2], Address(1));
        _socket.Arrive([3], Address(3));
        worker.RunOnce(0);

        Assert.Equal(["1", "2"], faults.Select(fault => fault.Message));
        Assert.Single(_strangers.Received);
    }

    [Fact]
    public void For_a_TCP_address_without_a_listener_a_datagram_is_dropped_and_counted()
    {
        _worker.Batch.Add([1], Address(1) with { Stream = 9 });
        _worker.Batch.Flush();
        Assert.Equal(0, _socket.SentCount);
        Assert.Equal(1, _worker.Counters.Drops(DropReason.QueueFull));
    }

    public void Dispose() => _socket.Dispose();

    private static TransportAddress Address(ushort port) => TransportAddress.FromIPv4(0xC0000201, port);

    private sealed class Leaving(UdpWorker worker) : IDatagramReceiver
    {
        public int Ticks { get; private set; }

        public void Receive(Span<byte> datagram, in TransportAddress from, long now) => throw new NotSupportedException();

        public void Tick(long now)
        {
            Ticks++;
            worker.Remove(this);
        }
    }
}
