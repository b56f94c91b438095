using System.Net;
using System.Net.Sockets;
using SfuPlatform.MediaNode.Counters;

namespace SfuPlatform.MediaNode.Transport.Sockets;

/// <summary>
/// The same by what .NET has on every system: a call per datagram, one worker per port. The wait is ended by a datagram
/// that a second socket sends to the first over loopback.
/// </summary>
internal sealed class PortableSocketBatch : ISocketBatch
{
    private const int ReceiveSlots = 16;
    private const int ReceiveLength = 2048;
    private const int WatchedWaitMilliseconds = 5;

    private readonly Socket _socket;
    private readonly Socket _waker;
    private readonly SocketAddress _wakeTo;
    private readonly TransportAddress _wakeFrom;
    private readonly byte[] _received = new byte[ReceiveSlots * ReceiveLength];
    private readonly SocketAddress[] _from = new SocketAddress[ReceiveSlots];
    private readonly int[] _lengths = new int[ReceiveSlots];
    private readonly SocketAddress _to;
    private readonly Dictionary<Socket, int> _watched = [];
    private readonly Queue<int> _readable = new();

    /// <summary>Takes over a bound socket.</summary>
    public PortableSocketBatch(Socket socket)
    {
        _socket = socket;
        LocalEndPoint = (IPEndPoint)socket.LocalEndPoint!;
        _to = new SocketAddress(socket.AddressFamily, SocketName.LengthOf(socket.AddressFamily));
        for (var i = 0; i < ReceiveSlots; i++)
        {
            _from[i] = new SocketAddress(socket.AddressFamily, SocketName.LengthOf(socket.AddressFamily));
        }

        var loopback = socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Loopback : IPAddress.IPv6Loopback;
        var bound = LocalEndPoint.Address;
        var reachable = bound.Equals(IPAddress.Any) || bound.Equals(IPAddress.IPv6Any) ? loopback : bound;
        _waker = new Socket(socket.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _waker.Bind(new IPEndPoint(reachable, 0));
        _wakeFrom = TransportAddress.From((IPEndPoint)_waker.LocalEndPoint!);
        _wakeTo = new IPEndPoint(reachable, LocalEndPoint.Port).Serialize();
    }

    /// <inheritdoc/>
    public IPEndPoint LocalEndPoint { get; }

    /// <inheritdoc/>
    public int Receive(WorkerCounters counters)
    {
        var count = 0;
        while (count < ReceiveSlots && _socket.Poll(0, SelectMode.SelectRead))
        {
            try
            {
                var slot = _received.AsSpan(count * ReceiveLength, ReceiveLength);
                _lengths[count] = _socket.ReceiveFrom(slot, SocketFlags.None, _from[count]);
            }
            catch (SocketException failure)
            {
                if (failure.SocketErrorCode != SocketError.MessageSize)
                {
                    counters.ReceiveErrors++;
                    return count;
                }

                _lengths[count] = ReceiveLength;
            }

            if (SocketName.Read(_from[count].Buffer.Span, _socket.AddressFamily) != _wakeFrom)
            {
                counters.PacketsIn++;
                counters.BytesIn += _lengths[count];
                count++;
            }
        }

        return count;
    }

    /// <inheritdoc/>
    public Span<byte> Datagram(int index, out TransportAddress from)
    {
        from = SocketName.Read(_from[index].Buffer.Span, _socket.AddressFamily);
        // Not every system says that it cut a datagram off: one that fills the buffer is taken for that.
        return _lengths[index] == ReceiveLength ? default : _received.AsSpan(index * ReceiveLength, _lengths[index]);
    }

    /// <inheritdoc/>
    public void Send(byte[] slots, int slotLength, ReadOnlySpan<OutgoingDatagram> queued, WorkerCounters counters)
    {
        for (var i = 0; i < queued.Length; i++)
        {
            SocketName.Write(_to.Buffer.Span, _socket.AddressFamily, queued[i].To);
            try
            {
                _socket.SendTo(slots.AsSpan(i * slotLength, queued[i].Length), SocketFlags.None, _to);
                counters.PacketsOut++;
                counters.BytesOut += queued[i].Length;
            }
            catch (SocketException)
            {
                counters.Drop(DropReason.SendFailed);
            }
        }
    }

    /// <inheritdoc/>
    public void Wait(int milliseconds)
    {
        // Select over all sockets would allocate its lists each time; TCP is the exception here, so it is looked at in turns.
        _socket.Poll(1000 * (_watched.Count > 0 ? Math.Min(milliseconds, WatchedWaitMilliseconds) : milliseconds), SelectMode.SelectRead);
        _readable.Clear();
        foreach (var (socket, token) in _watched)
        {
            if (socket.Poll(0, SelectMode.SelectRead))
            {
                _readable.Enqueue(token);
            }
        }
    }

    /// <inheritdoc/>
    public void Wake()
    {
        try
        {
            _waker.SendTo([0], SocketFlags.None, _wakeTo);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The worker has stopped, or sees the post when its wait ends by itself.
        }
    }

    /// <inheritdoc/>
    public void Watch(Socket socket, int token) => _watched[socket] = token;

    /// <inheritdoc/>
    public void Unwatch(Socket socket) => _watched.Remove(socket);

    /// <inheritdoc/>
    public bool TryTakeReadable(out int token) => _readable.TryDequeue(out token);

    /// <inheritdoc/>
    public void Dispose()
    {
        _waker.Dispose();
        _socket.Dispose();
    }
}
