using System.Net;
using SfuPlatform.MediaNode.Transport;
using SfuPlatform.TestKit;

namespace SfuPlatform.MediaNode.Tests.Transport;

public class PeerTableTests
{
    private readonly PeerTable _table = new(new SingleOwner());
    private readonly RecordingReceiver _receiver = new();

    [Fact]
    public void An_address_is_found_under_what_was_set_last()
    {
        var other = new RecordingReceiver();
        _table.Set(Address(1), _receiver);
        _table.Set(Address(1), other);
        Assert.Same(other, _table.Find(Address(1)));
        Assert.Equal(1, _table.Count);
    }

    [Fact]
    public void Port_protocol_and_connection_tell_addresses_apart()
    {
        _table.Set(Address(1), _receiver);
        Assert.Null(_table.Find(Address(2)));
        Assert.Null(_table.Find(Address(1) with { Stream = 5 }));
    }

    [Fact]
    public void An_IPv4_address_is_the_same_mapped_into_IPv6()
    {
        _table.Set(TransportAddress.From(new IPEndPoint(IPAddress.Parse("198.51.100.7"), 5000)), _receiver);
        Assert.Same(_receiver, _table.Find(TransportAddress.From(new IPEndPoint(IPAddress.Parse("::ffff:198.51.100.7"), 5000))));
    }

    [Fact]
    public void An_address_that_has_passed_to_another_stays_with_the_other()
    {
        var other = new RecordingReceiver();
        _table.Set(Address(1), _receiver);
        _table.Set(Address(1), other);
        _table.Remove(Address(1), _receiver);
        Assert.Same(other, _table.Find(Address(1)));
        _table.Remove(Address(1), other);
        Assert.Null(_table.Find(Address(1)));
    }

    private static TransportAddress Address(ushort port) => TransportAddress.FromIPv4(0xC0000201, port);
}
