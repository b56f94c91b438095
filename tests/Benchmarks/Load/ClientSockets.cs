using System.Net;
using System.Net.Sockets;
using SfuPlatform.MediaNode.Transport.Hosting;
using SfuPlatform.MediaNode.Transport.Sockets;

namespace SfuPlatform.Benchmarks.Load;

/// <summary>
/// Many clients' UDP sockets on loopback, read by one thread every few milliseconds. It does not wait for them: a reader
/// that the sender's own system calls wake would be paid by the sender, which no network makes it do.
/// </summary>
internal sealed class ClientSockets : IDisposable
{
    private const int BufferBytes = 1 << 20;
    private const int TurnMilliseconds = 3;

    private readonly MonotonicClock _clock = new(TimeProvider.System);
    private readonly List<Socket> _sockets = [];
    private readonly Socket _unused = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly LinuxWait _wait;
    private readonly EndPoint? _server;
    private readonly byte[] _buffer = new byte[2048];

    /// <summary>So many sockets; where there is a server, they talk to it alone.</summary>
    public ClientSockets(int count, EndPoint? server)
    {
        _unused.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _wait = new LinuxWait((int)_unused.Handle);
        _server = server;
        Add(count);
    }

    /// <summary>Their ports.</summary>
    public IEnumerable<int> Ports => _sockets.Select(socket => ((IPEndPoint)socket.LocalEndPoint!).Port);

    /// <summary>The time of the clients.</summary>
    public long Now => _clock.Now;

    /// <summary>More sockets.</summary>
    public void Add(int count)
    {
        for (; count > 0; count--)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { Blocking = false, ReceiveBufferSize = BufferBytes };
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            if (_server is not null)
            {
                socket.Connect(_server);
            }

            _sockets.Add(socket);
        }
    }

    /// <summary>One of them sends to the server.</summary>
    public void Send(int index, ReadOnlySpan<byte> datagram) =>
        _sockets[index].Send(datagram, SocketFlags.None, out _);

    /// <summary>Reads for so long; calls <paramref name="onTurn"/> every few milliseconds.</summary>
    public void Run(long microseconds, Action<int, Memory<byte>> onReceived, Action<long> onTurn)
    {
        for (var end = Now + microseconds; Now < end;)
        {
            _wait.Wait(TurnMilliseconds);
            for (var i = 0; i < _sockets.Count; i++)
            {
                while (_sockets[i].Receive(_buffer, SocketFlags.None, out var error) is var length && error == SocketError.Success)
                {
                    onReceived(i, _buffer.AsMemory(0, length));
                }
            }

            onTurn(Now);
        }
    }

    public void Dispose()
    {
        _wait.Dispose();
        _unused.Dispose();
        _sockets.ForEach(socket => socket.Dispose());
    }
}
