using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.TestKit.Network;

/// <summary>Takes a datagram that has arrived at an address.</summary>
internal delegate void Arrival(byte[] datagram, TransportAddress from, long now);

/// <summary>Hosts and the links between them, in virtual time. Each pair of addresses has a link in each direction.</summary>
internal sealed class VirtualNetwork(int seed)
{
    private readonly Dictionary<TransportAddress, Arrival> _hosts = [];
    private readonly Dictionary<(TransportAddress From, TransportAddress To), LinkEmulator> _links = [];
    private int _made;

    /// <summary>What links do where nothing else was said.</summary>
    public LinkSettings Default { get; set; } = new();

    /// <summary>How many links there are.</summary>
    public int Links => _links.Count;

    /// <summary>Puts a host at an address.</summary>
    public void Attach(in TransportAddress at, Arrival host) => _hosts[at] = host;

    /// <summary>Takes a host away, with all that is on its way to and from it.</summary>
    public void Detach(TransportAddress at)
    {
        _hosts.Remove(at);
        foreach (var pair in _links.Keys.Where(pair => pair.From == at || pair.To == at).ToArray())
        {
            _links.Remove(pair);
        }
    }

    /// <summary>The link of one direction.</summary>
    public LinkEmulator Link(in TransportAddress from, in TransportAddress to)
    {
        if (!_links.TryGetValue((from, to), out var link))
        {
            link = new LinkEmulator(Default, seed + _made++);
            _links.Add((from, to), link);
        }

        return link;
    }

    /// <summary>Sends a datagram; to an address that nobody is at, it is lost.</summary>
    public void Send(in TransportAddress from, in TransportAddress to, ReadOnlySpan<byte> datagram, long now)
    {
        if (_hosts.ContainsKey(to))
        {
            Link(from, to).Send(datagram, now);
        }
    }

    /// <summary>Hands out what has arrived.</summary>
    public void Deliver(long now)
    {
        foreach (var ((from, to), link) in _links.ToArray())
        {
            while (link.TryReceive(now, out var datagram))
            {
                if (_hosts.TryGetValue(to, out var host))
                {
                    host(datagram, from, now);
                }
            }
        }
    }
}
