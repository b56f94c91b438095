using System.Globalization;
using System.Net;
using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.Ice;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.TestKit;

namespace SfuPlatform.Benchmarks.Load;

/// <summary>A publisher and its subscribers: real sockets, and the client side of our protocols, in one thread.</summary>
internal sealed class ClientSwarm : IDisposable
{
    private const long JoinTime = 60_000_000;
    private const long TickInterval = 20_000;
    private const int DecryptOneOf = 64;

    private readonly ServerProcess _server;
    private readonly ClientSockets _sockets;
    private readonly DtlsCertificate _certificate = DtlsCertificate.Create(TimeProvider.System.GetUtcNow());
    private readonly string _serverFingerprint;
    private readonly List<VirtualPeer> _peers = [];
    private readonly VideoSource _video;
    private readonly LoadOptions _options;
    private BurstSchedule? _schedule;
    private long _nextTick;

    /// <summary>Starts a node and joins a publisher.</summary>
    public ClientSwarm(LoadOptions options)
    {
        _options = options;
        _video = new VideoSource(options.Payload, options.Burst);
        _server = new ServerProcess(NodeServer.Command, $"{options.Workers}", _certificate.FingerprintSha256);
        var words = _server.ReadLine().Split(' ');
        _serverFingerprint = words[1];
        _sockets = new ClientSockets(0, new IPEndPoint(IPAddress.Loopback, int.Parse(words[0], CultureInfo.InvariantCulture)));
        Join(1);
    }

    /// <summary>The node.</summary>
    public ServerProcess Server => _server;

    /// <summary>Media packets that subscribers received.</summary>
    public long Received { get; private set; }

    /// <summary>Of those that were decrypted, how many did not come out right.</summary>
    public int Broken => _peers.Sum(peer => peer.Broken);

    /// <summary>So many more join and connect.</summary>
    public void Join(int count)
    {
        _sockets.Add(count);
        _server.WriteLine($"add {count}");
        for (; count > 0; count--)
        {
            var index = _peers.Count;
            var words = _server.ReadLine().Split(' ');
            var dtls = new DtlsEndpoint(_certificate, DtlsRole.Client, [new("sha-256", _serverFingerprint)]);
            _peers.Add(new VirtualPeer(NodeServer.Client(index), new IceCredentials(words[0], words[1]), dtls)
            {
                OnSend = bytes => _sockets.Send(index, bytes.Span),
            });
        }

        for (var end = _sockets.Now + JoinTime; !_peers.TrueForAll(peer => peer.IsConnected);)
        {
            Run(10_000);
            if (_sockets.Now > end)
            {
                throw new InvalidOperationException($"{_peers.Count(peer => !peer.IsConnected)} clients did not connect.");
            }
        }
    }

    /// <summary>Media flows from now on.</summary>
    public void Publish() => _schedule = new(_options.Rate, _options.Burst, _sockets.Now);

    /// <summary>Lets time pass.</summary>
    public void Run(long microseconds) => _sockets.Run(microseconds, OnReceived, OnTurn);

    public void Dispose()
    {
        _server.Dispose();
        _sockets.Dispose();
        _peers.ForEach(peer => peer.Dispose());
    }

    private void OnReceived(int index, Memory<byte> datagram)
    {
        if (DatagramKinds.Of(datagram.Span) == DatagramKind.Rtp)
        {
            Received++;
            if (Received % DecryptOneOf != 0)
            {
                return; // The clients must not need the CPU that the node is measured on.
            }
        }

        _peers[index].Receive(datagram.Span, _sockets.Now);
    }

    private void OnTurn(long now)
    {
        if (now >= _nextTick)
        {
            _nextTick = now + TickInterval;
            _peers.ForEach(peer => peer.Tick(now));
        }

        if (_schedule is not null && now >= _schedule.Next)
        {
            var count = _schedule.Take();
            for (var i = 0; i < count; i++)
            {
                var packet = _video.Next(startsFrame: i == 0, endsFrame: i == count - 1);
                _peers[0].SendRtp(packet, _video.HeaderLength, _video.Sequence);
            }
        }
    }
}
