using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.Ice;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.TestKit;

/// <summary>
/// A node's transport and its clients in one thread and in virtual time: real workers over sockets in memory, every
/// datagram arrives in the round in which it was sent, unless <see cref="IsLost"/> says otherwise.
/// </summary>
internal sealed class VirtualMediaNode : IDisposable
{
    private const long Step = 1000;

    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DtlsCertificate NodeCertificate = DtlsCertificate.Create(Epoch);
    private static readonly DtlsCertificate ClientCertificate = DtlsCertificate.Create(Epoch);

    private readonly List<MemorySocketBatch> _sockets = [];
    private readonly Dictionary<TransportAddress, VirtualPeer> _addresses = [];
    private readonly List<VirtualPeer> _peers = [];
    private readonly Queue<(byte[] Bytes, TransportAddress To)> _toClients = new();

    /// <summary>A node with so many workers; a client's port decides to which its datagrams go.</summary>
    public VirtualMediaNode(int workers = 1)
    {
        for (var i = 0; i < workers; i++)
        {
            var socket = new MemorySocketBatch { OnSent = OnSent };
            _sockets.Add(socket);
            Workers.Add(new UdpWorker(i, socket, Strangers, 0));
        }

        Strangers.UseHome(Workers[0]);
        Round();
    }

    /// <summary>Where first checks go.</summary>
    public NewAddress Strangers { get; } = new();

    /// <summary>The workers.</summary>
    public List<UdpWorker> Workers { get; } = [];

    /// <summary>Where handshakes run.</summary>
    public IHandshakeExecutor Handshakes { get; init; } = new InlineHandshakes();

    /// <summary>Asked for each datagram, from the clients (true) or to them: whether it is lost.</summary>
    public Func<bool, ReadOnlyMemory<byte>, bool> IsLost { get; set; } = (_, _) => false;

    /// <summary>What the node sends goes nowhere from now on: only the node itself is of interest.</summary>
    public bool DiscardsSent { get; set; }

    /// <summary>Bytes that the workers have allocated; with copies for the clients, unless those are discarded.</summary>
    public long Allocated { get; private set; }

    /// <summary>Microseconds.</summary>
    public long Now { get; private set; } = 1_000_000;

    /// <summary>Datagrams to addresses that no client has.</summary>
    public List<(byte[] Bytes, TransportAddress To)> Astray { get; } = [];

    /// <summary>A client's address; its port chooses the worker.</summary>
    public static TransportAddress Address(ushort port) => TransportAddress.FromIPv4(0xC0000201, port);

    /// <summary>A client with a transport of its own, not yet connected.</summary>
    public (VirtualPeer Peer, PeerTransport Transport) Add(
        ushort port,
        IPeerTransportListener listener,
        byte transportSequenceId = 0,
        DtlsRole nodeRole = DtlsRole.Server,
        string? clientFingerprint = null)
    {
        var (local, remote) = (IceCredentials.Create(), IceCredentials.Create());
        var transport = new PeerTransport(
            new()
            {
                Local = local,
                Remote = remote,
                Certificate = NodeCertificate,
                Role = nodeRole,
                Fingerprints = [new("sha-256", clientFingerprint ?? ClientCertificate.FingerprintSha256)],
                TransportSequenceId = transportSequenceId,
            },
            listener,
            Strangers,
            Handshakes);
        var role = nodeRole == DtlsRole.Server ? DtlsRole.Client : DtlsRole.Server;
        var dtls = new DtlsEndpoint(ClientCertificate, role, [new("sha-256", NodeCertificate.FingerprintSha256)]);
        var peer = new VirtualPeer(remote, local, dtls);
        _peers.Add(peer);
        Move(peer, port);
        return (peer, transport);
    }

    /// <summary>The client sends from this port from now on, and receives there.</summary>
    public void Move(VirtualPeer peer, ushort port)
    {
        _addresses[Address(port)] = peer;
        peer.OnSend = bytes => Arrive(bytes, Address(port));
    }

    /// <summary>A datagram arrives from anywhere.</summary>
    public void Arrive(ReadOnlyMemory<byte> bytes, TransportAddress from)
    {
        if (!IsLost(true, bytes))
        {
            Arrive(bytes.Span, from);
        }
    }

    /// <summary>As the other, for what cannot be lost.</summary>
    public void Arrive(ReadOnlySpan<byte> bytes, in TransportAddress from) =>
        _sockets[from.Port % _sockets.Count].Arrive(bytes, from);

    /// <summary>Lets this much time pass at once, without the clients' timers.</summary>
    public void Advance(long microseconds)
    {
        Now += microseconds;
        Round();
    }

    /// <summary>Lets this much time pass.</summary>
    public void Run(long microseconds)
    {
        for (var end = Now + microseconds; Now < end; Now += Step)
        {
            _peers.ForEach(peer => peer.Tick(Now));
            Round();
        }
    }

    /// <summary>Lets time pass until this is so; false: it was not within this time.</summary>
    public bool RunUntil(Func<bool> done, long microseconds = 5_000_000)
    {
        for (var end = Now + microseconds; Now < end && !done();)
        {
            Run(Step);
        }

        return done();
    }

    /// <summary>Delivers what is under way, and what is sent in answer to it, in no time.</summary>
    public void Round()
    {
        bool busy;
        do
        {
            busy = false;
            busy |= RunWorkers();

            while (_toClients.TryDequeue(out var datagram))
            {
                busy = true;
                Deliver(datagram.Bytes, datagram.To);
            }
        }
        while (busy);
    }

    public void Dispose()
    {
        _peers.ForEach(peer => peer.Dispose());
        _sockets.ForEach(socket => socket.Dispose());
    }

    private bool RunWorkers()
    {
        var busy = false;
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var worker in Workers)
        {
            busy |= worker.RunOnce(Now);
        }

        Allocated += GC.GetAllocatedBytesForCurrentThread() - before;
        return busy;
    }

    private void OnSent(ReadOnlyMemory<byte> bytes, TransportAddress to)
    {
        if (!DiscardsSent)
        {
            _toClients.Enqueue((bytes.ToArray(), to));
        }
    }

    private void Deliver(byte[] bytes, TransportAddress to)
    {
        if (IsLost(false, bytes))
        {
            return;
        }

        if (_addresses.TryGetValue(to, out var peer))
        {
            peer.Receive(bytes, Now);
        }
        else
        {
            Astray.Add((bytes, to));
        }
    }
}
