using System.Net;
using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Transport;
using SfuPlatform.TestKit.Network;

namespace SfuPlatform.TestKit.Conferences;

/// <summary>
/// The media side of a node as it is, over sockets on a virtual network: its workers run when the test says, at the time
/// that the test says. As with SO_REUSEPORT, an address always reaches the same worker.
/// </summary>
internal sealed class ConferenceNode : IDisposable
{
    private readonly MemorySocketBatch[] _sockets;
    private readonly UdpWorker[] _workers;
    private long _now;

    /// <summary>A node at this address.</summary>
    public ConferenceNode(VirtualNetwork network, TransportAddress address, int workers)
    {
        Address = address;
        Strangers = new NewAddress();
        _sockets = [.. Enumerable.Range(0, workers).Select(_ => new MemorySocketBatch
        {
            OnSent = (datagram, to) => network.Send(address, to, datagram.Span, _now),
        })];
        _workers = [.. _sockets.Select((socket, index) => new UdpWorker(index, socket, Strangers, UnixOffset))];
        Strangers.UseHome(_workers[0]);
        network.Attach(address, (datagram, from, _) => _sockets[WorkerOf(from)].Arrive(datagram, from));
        Connections = new PeerConnectionFactory(new PeerConnectionOptions
        {
            Addresses = [address.ToEndPoint().Address.ToString()],
            UdpPort = address.Port,
            Certificate = Certificate,
            Strangers = Strangers,
            Handshakes = new InlineHandshakes(),
        });
    }

    /// <summary>The wall clock of virtual time starts in 2026.</summary>
    public static long UnixOffset { get; } = 1_767_225_600_000_000;

    /// <summary>One certificate for all nodes: making one takes longer than many a test.</summary>
    public static DtlsCertificate Certificate { get; } =
        DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddTicks(UnixOffset * TimeSpan.TicksPerMicrosecond));

    /// <summary>Where it is reached.</summary>
    public TransportAddress Address { get; }

    /// <summary>Makes connections.</summary>
    public PeerConnectionFactory Connections { get; }

    /// <summary>Knows the usernames given out.</summary>
    public NewAddress Strangers { get; }

    /// <summary>The workers.</summary>
    public IReadOnlyList<UdpWorker> Workers => _workers;

    /// <summary>Addresses known over all workers.</summary>
    public int Peers => _workers.Sum(worker => worker.Peers.Count);

    /// <summary>Packets dropped for this reason over all workers.</summary>
    public long Drops(DropReason reason) => _workers.Sum(worker => worker.Counters.Drops(reason));

    /// <summary>Which worker an address reaches.</summary>
    public int WorkerOf(in TransportAddress from) => from.Port % _workers.Length;

    /// <summary>Lets all workers do what there is to do now.</summary>
    public void Run(long now)
    {
        _now = now;
        bool more;
        do
        {
            more = false;
            foreach (var worker in _workers)
            {
                more |= worker.RunOnce(now);
            }
        }
        while (more);
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_sockets, socket => socket.Dispose());

    /// <summary>An address by its text.</summary>
    public static TransportAddress At(string address, int port) => TransportAddress.From(new IPEndPoint(IPAddress.Parse(address), port));
}
