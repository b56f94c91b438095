using System.Net;
using System.Net.Sockets;

namespace SfuPlatform.MediaNode.Transport;

/// <summary>
/// ICE-TCP for clients whose networks let no UDP through: accepts connections (we are passive, RFC 6544), cuts them into
/// datagrams (RFC 4571) and gives those to the worker as if they had come by UDP. Owner: its worker.
/// </summary>
internal sealed class TcpListener : IStreamSender, IDisposable
{
    private const int ListenerToken = 1;
    private const int AcceptsPerRound = 16;
    private const int Backlog = 128;
    private const long SweepInterval = 1_000_000;

    private static int _lastNumber = ListenerToken;

    private readonly Socket _socket;
    private readonly ISocketBatch _wait;
    private readonly TcpLimits _limits;
    private readonly Dictionary<int, TcpConnection> _connections = [];
    private readonly List<TcpConnection> _queued = [];
    private readonly List<TcpConnection> _ended = [];
    private long _nextSweep;

    /// <summary>Listens.</summary>
    /// <param name="endPoint">Where; port 0: a free one. An unspecified IPv4 address means IPv6 as well.</param>
    /// <param name="wait">The worker's wait, which the connections join.</param>
    /// <param name="limits">What clients may use at most.</param>
    public TcpListener(IPEndPoint endPoint, ISocketBatch wait, TcpLimits limits)
    {
        var dual = endPoint.Address.Equals(IPAddress.Any) && Socket.OSSupportsIPv6;
        _socket = new Socket(dual ? AddressFamily.InterNetworkV6 : endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (_socket.AddressFamily == AddressFamily.InterNetworkV6)
            {
                _socket.DualMode = dual || endPoint.Address.Equals(IPAddress.IPv6Any);
            }

            _socket.Blocking = false;
            _socket.Bind(dual ? new IPEndPoint(IPAddress.IPv6Any, endPoint.Port) : endPoint);
            _socket.Listen(Backlog);
            wait.Watch(_socket, ListenerToken);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        _wait = wait;
        _limits = limits;
        LocalEndPoint = (IPEndPoint)_socket.LocalEndPoint!;
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint LocalEndPoint { get; }

    /// <summary>Connections that are open.</summary>
    public int Count => _connections.Count;

    /// <summary>One round: accepts, reads what the wait found readable, sends what was queued, ends what is over its limits.</summary>
    public void Run(UdpWorker worker, long now)
    {
        while (_wait.TryTakeReadable(out var token))
        {
            if (token == ListenerToken)
            {
                Accept(now);
            }
            else if (_connections.TryGetValue(token, out var connection) && !connection.Read(worker, now))
            {
                End(connection);
            }
        }

        if (now >= _nextSweep)
        {
            _nextSweep = now + SweepInterval;
            Sweep(worker.Peers, now);
        }
    }

    /// <inheritdoc/>
    public bool TrySend(ReadOnlySpan<byte> datagram, in TransportAddress to)
    {
        if (!_connections.TryGetValue(to.Stream, out var connection) || !connection.TrySend(datagram))
        {
            return false;
        }

        if (!_queued.Contains(connection))
        {
            _queued.Add(connection);
        }

        return true;
    }

    /// <summary>Gives the kernel what was queued in this round and before.</summary>
    public void Flush()
    {
        for (var i = _queued.Count - 1; i >= 0; i--)
        {
            var connection = _queued[i];
            if (!connection.Flush())
            {
                End(connection);
            }
            else if (!connection.HasQueued)
            {
                _queued.RemoveAt(i);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var connection in _connections.Values)
        {
            _wait.Unwatch(connection.Socket);
            connection.Dispose();
        }

        _connections.Clear();
        _wait.Unwatch(_socket);
        _socket.Dispose();
    }

    private void Accept(long now)
    {
        for (var i = 0; i < AcceptsPerRound && _socket.Poll(0, SelectMode.SelectRead); i++)
        {
            try
            {
                Admit(_socket.Accept(), now);
            }
            catch (SocketException)
            {
                return; // It went away again, or this process has no descriptor left for it.
            }
        }
    }

    private void Admit(Socket socket, long now)
    {
        var remote = TransportAddress.From((IPEndPoint)socket.RemoteEndPoint!, Interlocked.Increment(ref _lastNumber));
        if (_connections.Count >= _limits.Connections || CountFrom(remote) >= _limits.ConnectionsPerAddress)
        {
            socket.Dispose();
            return;
        }

        socket.Blocking = false;
        socket.NoDelay = true;
        _connections.Add(remote.Stream, new TcpConnection(socket, remote, now, _limits.QueuedBytes));
        _wait.Watch(socket, remote.Stream);
    }

    private int CountFrom(in TransportAddress remote)
    {
        var count = 0;
        foreach (var connection in _connections.Values)
        {
            count += connection.Address.High == remote.High && connection.Address.Low == remote.Low ? 1 : 0;
        }

        return count;
    }

    private void Sweep(PeerTable peers, long now)
    {
        foreach (var connection in _connections.Values)
        {
            var known = peers.Find(connection.Address) is not null;
            if (now - connection.ReadAt > _limits.IdleTime || (!known && now - connection.AcceptedAt > _limits.UnauthenticatedTime))
            {
                _ended.Add(connection);
            }
        }

        _ended.ForEach(End);
        _ended.Clear();
    }

    private void End(TcpConnection connection)
    {
        _connections.Remove(connection.Address.Stream);
        _queued.Remove(connection);
        _wait.Unwatch(connection.Socket);
        connection.Dispose();
    }
}
