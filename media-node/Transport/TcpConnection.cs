using System.Buffers.Binary;
using System.Net.Sockets;

namespace SfuPlatform.MediaNode.Transport;

/// <summary>
/// One TCP connection of a client (RFC 6544, passive side). What the kernel does not take at once waits in a bounded
/// queue; what does not fit there is lost as on UDP. Owner: the worker with the listener.
/// </summary>
internal sealed class TcpConnection(Socket socket, in TransportAddress address, long now, int maxQueuedBytes) : IDisposable
{
    private readonly FrameReader _reader = new();
    private byte[] _queue = [];
    private int _queueStart;
    private int _queueEnd;

    /// <summary>The connection itself.</summary>
    public Socket Socket => socket;

    /// <summary>Where it came from, with its number.</summary>
    public TransportAddress Address { get; } = address;

    /// <summary>When it was accepted.</summary>
    public long AcceptedAt { get; } = now;

    /// <summary>When something was last read.</summary>
    public long ReadAt { get; private set; } = now;

    /// <summary>Whether something waits to be sent.</summary>
    public bool HasQueued => _queueEnd > _queueStart;

    /// <summary>Reads once and dispatches the whole frames. False: the connection has ended or does not speak RFC 4571.</summary>
    public bool Read(UdpWorker worker, long now)
    {
        var length = socket.Receive(_reader.Free, SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock)
        {
            return true;
        }

        if (error != SocketError.Success || length == 0)
        {
            return false;
        }

        ReadAt = now;
        _reader.Appended(length);
        worker.Counters.BytesIn += length;
        while (_reader.TryTake(out var frame))
        {
            worker.Counters.PacketsIn++;
            worker.Dispatch(frame, Address, now);
        }

        return !_reader.IsBroken;
    }

    /// <summary>Sends a frame, or queues what the kernel does not take. False: the queue is full and the frame lost.</summary>
    public bool TrySend(ReadOnlySpan<byte> datagram)
    {
        var length = FrameReader.HeaderLength + datagram.Length;
        if (_queueEnd - _queueStart + length > maxQueuedBytes)
        {
            return false;
        }

        MakeRoom(length);
        BinaryPrimitives.WriteUInt16BigEndian(_queue.AsSpan(_queueEnd), (ushort)datagram.Length);
        datagram.CopyTo(_queue.AsSpan(_queueEnd + FrameReader.HeaderLength));
        _queueEnd += length;
        return true;
    }

    /// <summary>Gives the kernel what is queued. False: the connection has ended.</summary>
    public bool Flush()
    {
        while (HasQueued)
        {
            var sent = socket.Send(_queue.AsSpan(_queueStart, _queueEnd - _queueStart), SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
            {
                return true;
            }

            if (error != SocketError.Success)
            {
                return false;
            }

            _queueStart += sent;
        }

        (_queueStart, _queueEnd) = (0, 0);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private void MakeRoom(int length)
    {
        if (_queueEnd + length <= _queue.Length)
        {
            return;
        }

        var waiting = _queue.AsSpan(_queueStart, _queueEnd - _queueStart);
        var target = waiting.Length + length <= _queue.Length
            ? _queue
            : new byte[Math.Min(maxQueuedBytes, Math.Max(2 * _queue.Length, 4096))];
        waiting.CopyTo(target);
        (_queue, _queueStart, _queueEnd) = (target, 0, waiting.Length);
    }
}
