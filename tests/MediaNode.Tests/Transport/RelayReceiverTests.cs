using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Transport;
using SfuPlatform.TestKit;

namespace SfuPlatform.MediaNode.Tests.Transport;

public sealed class RelayReceiverTests : IDisposable
{
    private static readonly TransportAddress Second = TransportAddress.FromIPv4(0xC0000202, 9);

    private readonly MemorySocketBatch _atSocket = new();
    private readonly MemorySocketBatch _homeSocket = new();
    private readonly RecordingReceiver _strangers = new();
    private readonly RecordingReceiver _client = new();
    private readonly UdpWorker _at;
    private readonly UdpWorker _home;
    private readonly RelayReceiver _relay;

    public RelayReceiverTests()
    {
        _at = new UdpWorker(0, _atSocket, _strangers, 0);
        _home = new UdpWorker(1, _homeSocket, _strangers, 0);
        _relay = new RelayReceiver(_at, _home, _client, new DatagramPool());
    }

    [Fact]
    public void A_datagram_reaches_the_clients_own_worker_as_it_was()
    {
        _at.Peers.Set(Second, _relay);
        _atSocket.Arrive([1, 2, 3], Second);
        _at.RunOnce(0);
        Assert.Empty(_client.Received);
        _home.RunOnce(77);

        var (bytes, from, now) = Assert.Single(_client.Received);
        Assert.Equal([1, 2, 3], bytes);
        Assert.Equal((Second, 77L), (from, now));
    }

    [Fact]
    public void An_address_that_the_client_acknowledges_is_relayed_from_then_on()
    {
        _client.OnReceived = (_, from) => _home.Peers.Set(from, _client);
        _relay.ReceiveFromStranger([1], Second);
        _home.RunOnce(0);
        _at.RunOnce(0);
        Assert.Same(_relay, _at.Peers.Find(Second));
    }

    [Fact]
    public void An_address_that_the_client_does_not_acknowledge_stays_a_strangers()
    {
        _relay.ReceiveFromStranger([1], Second);
        _home.RunOnce(0);
        _at.RunOnce(0);
        Assert.Null(_at.Peers.Find(Second));
    }

    [Fact]
    public void Only_so_many_addresses_are_kept_the_latest()
    {
        _client.OnReceived = (_, from) => _home.Peers.Set(from, _client);
        for (ushort port = 1; port <= 100; port++)
        {
            _relay.ReceiveFromStranger([1], Second with { Port = port });
            _home.RunOnce(0);
            _at.RunOnce(0);
        }

        Assert.InRange(_at.Peers.Count, 1, 16);
        Assert.Same(_relay, _at.Peers.Find(Second with { Port = 100 }));
    }

    [Fact]
    public void Closed_it_stands_in_no_table()
    {
        _client.OnReceived = (_, from) => _home.Peers.Set(from, _client);
        _relay.ReceiveFromStranger([1], Second);
        _home.RunOnce(0);
        _at.RunOnce(0);
        _relay.Close();
        _at.RunOnce(0);
        Assert.Equal(0, _at.Peers.Count);
    }

    [Fact]
    public void A_worker_that_does_not_drain_costs_datagrams_and_not_memory()
    {
        for (var i = 0; i < 5000; i++)
        {
            _relay.Receive([1], Second, 0);
        }

        Assert.InRange(_at.Counters.Drops(DropReason.QueueFull), 1, 4999);
        var dropped = _at.Counters.Drops(DropReason.QueueFull);
        _home.RunOnce(0);
        Assert.Equal(5000 - dropped, _client.Received.Count);
        _relay.Receive([1], Second, 0);
        Assert.Equal(dropped, _at.Counters.Drops(DropReason.QueueFull));
    }

    public void Dispose()
    {
        _atSocket.Dispose();
        _homeSocket.Dispose();
    }
}
