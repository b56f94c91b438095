using System.Net;
using SfuPlatform.MediaNode.Transport.Sockets;

namespace SfuPlatform.MediaNode.Transport.Hosting;

/// <summary>A node's workers, their sockets and threads, from construction (all ports are bound) to disposal (all is released).</summary>
internal sealed class TransportHost : IDisposable
{
    private readonly IReadOnlyList<ISocketBatch> _sockets;
    private readonly Action<Exception> _onFault;
    private readonly List<WorkerThread> _threads = [];
    private readonly TcpListener? _tcp;

    /// <summary>Binds the ports; nothing runs yet. Throws where a port is taken.</summary>
    /// <param name="options">Ports, workers, limits.</param>
    /// <param name="time">The node's time.</param>
    /// <param name="strangers">Takes what comes from unknown addresses; called on every worker's thread.</param>
    /// <param name="onFault">Told of exceptions on workers' threads, which are bugs; any thread.</param>
    public TransportHost(TransportOptions options, TimeProvider time, IStrangerHandler strangers, Action<Exception> onFault)
    {
        _onFault = onFault;
        Clock = new MonotonicClock(time);
        _sockets = SocketBatches.Open(
            options.Sockets,
            options.Udp,
            options.Workers > 0 ? options.Workers : Environment.ProcessorCount,
            options.BufferBytes);
        try
        {
            Workers = [.. _sockets.Select((socket, index) => new UdpWorker(index, socket, strangers, Clock.UnixOffset, onFault))];
            if (options.Tcp is not null)
            {
                _tcp = new TcpListener(options.Tcp, _sockets[0], options.TcpLimits);
                Connect(_tcp);
            }
        }
        catch
        {
            DisposeSockets();
            throw;
        }
    }

    /// <summary>The node's clock.</summary>
    public MonotonicClock Clock { get; }

    /// <summary>The workers.</summary>
    public IReadOnlyList<UdpWorker> Workers { get; }

    /// <summary>Where UDP is bound.</summary>
    public IPEndPoint UdpEndPoint => _sockets[0].LocalEndPoint;

    /// <summary>Where TCP is bound, if it is.</summary>
    public IPEndPoint? TcpEndPoint => _tcp?.LocalEndPoint;

    /// <summary>Starts the workers' threads.</summary>
    public void Start()
    {
        for (var i = 0; i < Workers.Count; i++)
        {
            _threads.Add(new WorkerThread(Workers[i], _sockets[i], Clock, _onFault));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _threads.ForEach(thread => thread.Stop());
        _threads.Clear();
        DisposeSockets();
    }

    private void Connect(TcpListener tcp)
    {
        var owner = Workers[0];
        var relay = new StreamRelay(owner, tcp, new DatagramPool());
        owner.Tcp = tcp;
        foreach (var worker in Workers)
        {
            worker.Batch.Streams = ReferenceEquals(worker, owner) ? tcp : relay;
        }
    }

    private void DisposeSockets()
    {
        _tcp?.Dispose();
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }
    }
}
