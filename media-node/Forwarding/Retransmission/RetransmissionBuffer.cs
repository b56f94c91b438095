namespace SfuPlatform.MediaNode.Forwarding.Retransmission;

/// <summary>
/// The newest packets of one received stream as they came, for all its subscribers together; bounded by number, bytes
/// and age. Memory grows in blocks with the bit rate up to the bound and is then used again. Owner: the publisher's
/// worker.
/// </summary>
/// <param name="packets">Most packets; a power of two.</param>
internal sealed class RetransmissionBuffer(int packets = 1024)
{
    /// <summary>How long a packet is of use, in microseconds: later a picture has gone on without it.</summary>
    public const long MaxAge = 1_500_000;

    private const int BlockLength = 32 * 1024;
    private const int MaxBlocks = 64;

    private readonly Slot[] _slots = new Slot[packets];
    private readonly Queue<Block> _blocks = new(MaxBlocks);
    private Block? _current;
    private int _blockCount;

    /// <summary>Bytes of memory held for packets.</summary>
    public int AllocatedBytes => _blockCount * BlockLength;

    /// <summary>Keeps a packet.</summary>
    /// <param name="sequence">Its extended sequence number.</param>
    /// <param name="header">RTP header with extensions.</param>
    /// <param name="payload">Payload without padding.</param>
    /// <param name="now">When it came.</param>
    public void Add(long sequence, ReadOnlySpan<byte> header, ReadOnlySpan<byte> payload, long now)
    {
        var length = header.Length + RtxStream.OriginalSequenceLength + payload.Length;
        if (length > BlockLength)
        {
            return;
        }

        if (_current is null || BlockLength - _current.Used < length)
        {
            _current = NextBlock(now);
        }

        var block = _current;
        var at = block.Bytes.AsSpan(block.Used, length);
        header.CopyTo(at);
        at[0] &= 0xDF; // The padding is gone, so its flag goes too.
        payload.CopyTo(at[(header.Length + RtxStream.OriginalSequenceLength)..]);
        _slots[sequence & (packets - 1)] = new(sequence, block, block.Generation, block.Used, header.Length, length, now);
        block.Used += length;
        block.LastWrite = now;
    }

    /// <summary>Finds a packet; false where it never came, or is too old.</summary>
    /// <param name="sequence">Its extended sequence number.</param>
    /// <param name="now">The time.</param>
    /// <param name="header">RTP header with extensions.</param>
    /// <param name="rtxPayload">Two bytes of room for the original sequence number (RFC 4588), then the payload.</param>
    public bool TryGet(long sequence, long now, out Span<byte> header, out Span<byte> rtxPayload)
    {
        header = rtxPayload = default;
        var slot = _slots[sequence & (packets - 1)];
        if (slot.Block is not { } block
            || slot.Sequence != sequence
            || slot.Generation != block.Generation
            || now - slot.Time > MaxAge)
        {
            return false;
        }

        var bytes = block.Bytes.AsSpan(slot.Offset, slot.Length);
        header = bytes[..slot.HeaderLength];
        rtxPayload = bytes[slot.HeaderLength..];
        return true;
    }

    /// <summary>Copies a packet, header and payload, as it came; false where it is not there or does not fit.</summary>
    public bool TryCopy(long sequence, long now, Span<byte> destination, out int length)
    {
        length = 0;
        if (!TryGet(sequence, now, out var header, out var rtxPayload))
        {
            return false;
        }

        var payload = rtxPayload[RtxStream.OriginalSequenceLength..];
        length = header.Length + payload.Length;
        return header.TryCopyTo(destination) && payload.TryCopyTo(destination[header.Length..]);
    }

    private Block NextBlock(long now)
    {
        if (_current is not null)
        {
            _blocks.Enqueue(_current);
        }

        if (_blocks.TryPeek(out var oldest) && (_blockCount == MaxBlocks || now - oldest.LastWrite > MaxAge))
        {
            _blocks.Dequeue();
            oldest.Generation++;
            oldest.Used = 0;
            return oldest;
        }

        _blockCount++;
        return new();
    }

    private readonly record struct Slot(
        long Sequence, Block? Block, int Generation, int Offset, int HeaderLength, int Length, long Time);

    private sealed class Block
    {
        public readonly byte[] Bytes = new byte[BlockLength];
        public int Used;
        public int Generation;
        public long LastWrite;
    }
}
