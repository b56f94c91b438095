using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Rtcp;

/// <summary>
/// Generic NACK (RFC 4585 section 6.2.1): asks for packets again.
/// <code>
///  | SSRC of the asker | SSRC of the stream | (PID: a lost number, BLP: bit i set: PID + i + 1 is lost too) x n |
/// </code>
/// <c>foreach (var sequenceNumber in nack)</c> gives the lost numbers.
/// </summary>
internal readonly ref struct Nack
{
    /// <summary>Feedback message type.</summary>
    public const byte Format = 1;

    private const int HeadLength = 8;
    private const int PairLength = 4;

    private readonly ReadOnlySpan<byte> _pairs;

    private Nack(uint mediaSsrc, ReadOnlySpan<byte> pairs)
    {
        MediaSsrc = mediaSsrc;
        _pairs = pairs;
    }

    /// <summary>The stream.</summary>
    public uint MediaSsrc { get; }

    /// <summary>Reads a NACK; at least one pair.</summary>
    public static bool TryParse(in RtcpItem item, out Nack nack)
    {
        nack = default;
        var body = item.Body;
        if (!item.IsTransportLayerFeedback(Format) || body.Length < HeadLength + PairLength || body.Length % PairLength != 0)
        {
            return false;
        }

        nack = new(BinaryPrimitives.ReadUInt32BigEndian(body[4..]), body[HeadLength..]);
        return true;
    }

    /// <summary>
    /// Writes a NACK for numbers in ascending order (wrap-around allowed), as many as fit; returns its length, 0 where
    /// nothing fits or nothing is asked.
    /// </summary>
    public static int Write(Span<byte> destination, uint senderSsrc, uint mediaSsrc, scoped ReadOnlySpan<ushort> lost)
    {
        var at = RtcpItem.HeaderLength + HeadLength;
        var next = 0;
        while (next < lost.Length && at + PairLength <= destination.Length)
        {
            var first = lost[next++];
            var mask = 0;
            while (next < lost.Length && (ushort)(lost[next] - first - 1) < 16)
            {
                mask |= 1 << (ushort)(lost[next++] - first - 1);
            }

            BinaryPrimitives.WriteUInt16BigEndian(destination[at..], first);
            BinaryPrimitives.WriteUInt16BigEndian(destination[(at + 2)..], (ushort)mask);
            at += PairLength;
        }

        if (next == 0)
        {
            return 0;
        }

        RtcpItem.WriteHeader(destination, RtcpType.TransportLayerFeedback, Format, at);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], senderSsrc);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], mediaSsrc);
        return at;
    }

    /// <summary>The lost numbers.</summary>
    public Enumerator GetEnumerator() => new(_pairs);

    /// <summary>Walks through the lost numbers.</summary>
    public ref struct Enumerator(ReadOnlySpan<byte> pairs)
    {
        private ReadOnlySpan<byte> _rest = pairs;
        private ushort _first;
        private uint _mask;
        private int _bit;

        /// <summary>A lost number.</summary>
        public ushort Current { get; private set; }

        /// <summary>The next one, or false at the end.</summary>
        public bool MoveNext()
        {
            while (_mask != 0)
            {
                var isLost = (_mask & 1) != 0;
                _mask >>= 1;
                _bit++;
                if (isLost)
                {
                    Current = (ushort)(_first + _bit);
                    return true;
                }
            }

            if (_rest.Length < PairLength)
            {
                return false;
            }

            _first = BinaryPrimitives.ReadUInt16BigEndian(_rest);
            _mask = BinaryPrimitives.ReadUInt16BigEndian(_rest[2..]);
            _bit = 0;
            _rest = _rest[PairLength..];
            Current = _first;
            return true;
        }
    }
}
