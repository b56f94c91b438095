using System.Net;
using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.Node;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Transport.Hosting;

namespace SfuPlatform.MediaNode;

/// <summary>The node's media ports and threads: bound when it is made, running while the host runs.</summary>
internal sealed class MediaTransport : IHostedService, IDisposable
{
    private const int HandshakeWorkers = 2;

    private readonly TransportHost _host;
    private readonly HandshakeThreads _handshakes;
    private bool _disposed;

    /// <summary>Binds the ports.</summary>
    /// <exception cref="MediaNodeSettingsException">A port is taken.</exception>
    public MediaTransport(MediaNodeOptions options, TimeProvider time, ILogger<MediaTransport> logger)
    {
        var media = options.Media;
        var strangers = new NewAddress();
        _host = Bind(media, time, strangers, fault => MediaNodeLog.Fault(logger, fault));
        strangers.UseHome(_host.Workers[0]);
        _handshakes = new HandshakeThreads(HandshakeWorkers, fault => MediaNodeLog.Fault(logger, fault));
        Counters = new NodeCounters([.. _host.Workers.Select(worker => worker.Counters)]);
        Addresses = NodeAddress.TryParse(media.Address, out var set) && set.Count > 0 ? set : NodeAddress.Choose(NodeAddress.Own());
        Connections = new PeerConnectionFactory(new PeerConnectionOptions
        {
            Addresses = Addresses,
            UdpPort = (ushort)_host.UdpEndPoint.Port,
            TcpPort = (ushort?)_host.TcpEndPoint?.Port,
            Certificate = DtlsCertificate.Create(time.GetUtcNow()),
            Strangers = strangers,
            Handshakes = _handshakes,
        });
    }

    /// <summary>The addresses that clients are told.</summary>
    public IReadOnlyList<string> Addresses { get; }

    /// <summary>The UDP port.</summary>
    public int UdpPort => _host.UdpEndPoint.Port;

    /// <summary>The TCP port; 0: none.</summary>
    public int TcpPort => _host.TcpEndPoint?.Port ?? 0;

    /// <summary>Makes connections over it.</summary>
    public PeerConnectionFactory Connections { get; }

    /// <summary>What its workers count.</summary>
    public NodeCounters Counters { get; }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _host.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            _host.Dispose();
            _handshakes.Dispose();
        }
    }

    private static TransportHost Bind(
        MediaNodeOptions.MediaOptions media, TimeProvider time, NewAddress strangers, Action<Exception> onFault)
    {
        var address = IPAddress.Parse(media.Bind);
        try
        {
            return new TransportHost(
                new TransportOptions
                {
                    Udp = new IPEndPoint(address, media.UdpPort),
                    Tcp = media.TcpPort > 0 ? new IPEndPoint(address, media.TcpPort) : null,
                    Workers = media.Workers,
                },
                time,
                strangers,
                onFault);
        }
        catch (Exception e) when (e is IOException or System.Net.Sockets.SocketException)
        {
            throw new MediaNodeSettingsException(
                [$"Media:UdpPort {media.UdpPort} or Media:TcpPort {media.TcpPort} on {media.Bind} cannot be bound: {e.Message}"]);
        }
    }
}
