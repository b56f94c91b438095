namespace SfuPlatform.MediaNode.Transport;

/// <summary>
/// Copies of datagrams on their way from one worker to another. Any thread; bounded: a worker that does not keep up
/// costs lost packets, not memory.
/// </summary>
internal sealed class DatagramPool
{
    private const int Capacity = 1024;

    private readonly BoundedRing<PooledDatagram> _free = new(Capacity);
    private int _made;

    /// <summary>A copy; null: all are under way, or it is too long.</summary>
    public PooledDatagram? TryCopy(ReadOnlySpan<byte> datagram, in TransportAddress address)
    {
        if (datagram.Length > PooledDatagram.MaxLength)
        {
            return null;
        }

        if (!_free.TryTake(out var copy))
        {
            if (Interlocked.Increment(ref _made) > Capacity)
            {
                Interlocked.Decrement(ref _made);
                return null;
            }

            copy = new PooledDatagram();
        }

        copy.Fill(datagram, address);
        return copy;
    }

    /// <summary>Takes a copy back.</summary>
    public void Return(PooledDatagram datagram) => _free.TryAdd(datagram);
}

/// <summary>One copy. Owner: whoever holds it.</summary>
internal sealed class PooledDatagram
{
    /// <summary>The longest that a copy can be.</summary>
    public const int MaxLength = 2048;

    private readonly byte[] _buffer = new byte[MaxLength];
    private int _length;

    /// <summary>The bytes.</summary>
    public Span<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>Where they came from, or go to.</summary>
    public TransportAddress Address { get; private set; }

    /// <summary>Copies a datagram in.</summary>
    public void Fill(ReadOnlySpan<byte> datagram, in TransportAddress address)
    {
        datagram.CopyTo(_buffer);
        _length = datagram.Length;
        Address = address;
    }
}
