using System.Globalization;
using System.Net;
using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.Forwarding;
using SfuPlatform.MediaNode.Ice;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Transport.Hosting;

namespace SfuPlatform.Benchmarks.Load;

/// <summary>
/// A real node's media side in its own process: sockets, worker threads, ICE, DTLS, SRTP, forwarding. The benchmark takes
/// the place of signalling, by lines of text: "add N", "count", "memory".
/// </summary>
internal sealed class NodeServer : IDisposable
{
    public const string Command = "node-server";

    private readonly Meeting.Events _events = new();
    private readonly NewAddress _strangers = new();
    private readonly HandshakeThreads _handshakes = new(2, Fail);
    private readonly DtlsCertificate _certificate = DtlsCertificate.Create(TimeProvider.System.GetUtcNow());
    private readonly TransportHost _host;
    private readonly string _clientFingerprint;
    private UpTrack? _track;
    private int _clients;

    private NodeServer(int workers, string clientFingerprint)
    {
        _clientFingerprint = clientFingerprint;
        var options = new TransportOptions { Udp = new(IPAddress.Any, 0), Tcp = null, Workers = workers };
        _host = new TransportHost(options, TimeProvider.System, _strangers, Fail);
        _strangers.UseHome(_host.Workers[0]);
        _host.Start();
    }

    /// <summary>What client number so many calls itself.</summary>
    public static IceCredentials Client(int index) => new($"client{index:D6}", "0123456789abcdef01234567");

    /// <summary>Runs until its input ends.</summary>
    public static int Run(string[] args)
    {
        using var server = new NodeServer(int.Parse(args[0], CultureInfo.InvariantCulture), args[1]);
        Console.WriteLine($"{server._host.UdpEndPoint.Port} {server._certificate.FingerprintSha256}");
        while (Console.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            switch (words[0])
            {
                case "add":
                    for (var left = int.Parse(words[1], CultureInfo.InvariantCulture); left > 0; left--)
                    {
                        var local = server.Add();
                        Console.WriteLine($"{local.UsernameFragment} {local.Password}");
                    }

                    break;
                case "count":
                    var counters = server._host.Workers.Select(worker => worker.Counters).ToList();
                    Console.WriteLine($"{counters.Sum(each => each.RtpOut)} {counters.Sum(each => each.BytesOut)}");
                    break;
                case "memory":
                    GC.Collect(2, GCCollectionMode.Aggressive);
                    GC.WaitForPendingFinalizers();
                    Console.WriteLine($"{GC.GetTotalMemory(forceFullCollection: true)} {Environment.WorkingSet}");
                    break;
            }
        }

        return 0;
    }

    public void Dispose()
    {
        _host.Dispose();
        _handshakes.Dispose();
    }

    private static void Fail(Exception fault) => Environment.FailFast(fault.ToString());

    // The first client publishes, all others subscribe.
    private IceCredentials Add()
    {
        var local = IceCredentials.Create();
        var media = new MediaPeer(_events);
        var index = _clients++;
        media.Attach(new PeerTransport(
            new()
            {
                Local = local,
                Remote = Client(index),
                Certificate = _certificate,
                Role = DtlsRole.Server,
                Fingerprints = [new("sha-256", _clientFingerprint)],
                TransportSequenceId = Meeting.TransportSequenceId,
            },
            media,
            _strangers,
            _handshakes));
        if (_track is null)
        {
            _track = media.Publish(Meeting.Published);
        }
        else
        {
            media.Subscribe(_track, Meeting.Subscribed(index));
        }

        return local;
    }
}
