using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Rtcp;

/// <summary>
/// Transport-wide congestion control feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01): which packets of a
/// run arrived, and when.
/// <code>
///  | SSRC | SSRC | base number (16) | count (16) | reference time (24, x 64 ms) | feedback count (8) |
///  | chunks of 16 bits: run length, or a vector of 14 one-bit or 7 two-bit symbols |
///  | for each packet that arrived: 1 byte (x 250 us) or 2 bytes (signed) since the one before |
/// </code>
/// <c>foreach (var arrival in feedback)</c> gives each packet of the run in order.
/// </summary>
internal readonly ref struct TransportFeedback
{
    /// <summary>Feedback message type.</summary>
    public const byte Format = 15;

    /// <summary>Microseconds of one unit of a delta.</summary>
    public const int DeltaUnit = 250;

    /// <summary>Microseconds of one unit of the reference time.</summary>
    public const int ReferenceUnit = 64_000;

    internal const int HeadLength = 16;

    private readonly ReadOnlySpan<byte> _chunks;

    private TransportFeedback(ReadOnlySpan<byte> body)
    {
        MediaSsrc = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
        BaseSequence = BinaryPrimitives.ReadUInt16BigEndian(body[8..]);
        PacketCount = BinaryPrimitives.ReadUInt16BigEndian(body[10..]);
        ReferenceTime = BinaryPrimitives.ReadInt32BigEndian(body[12..]) >> 8;
        FeedbackCount = body[15];
        _chunks = body[HeadLength..];
    }

    /// <summary>A stream of the transport; of no meaning.</summary>
    public uint MediaSsrc { get; }

    /// <summary>The transport-wide number of the first packet.</summary>
    public ushort BaseSequence { get; }

    /// <summary>How many packets the run has, lost ones counted.</summary>
    public ushort PacketCount { get; }

    /// <summary>The receiver's time before the first delta, in units of 64 ms.</summary>
    public int ReferenceTime { get; }

    /// <summary>Number of this feedback, wrapping at 256.</summary>
    public byte FeedbackCount { get; }

    /// <summary>Reads a feedback and checks that its chunks and deltas are all there.</summary>
    public static bool TryParse(in RtcpItem item, out TransportFeedback feedback)
    {
        feedback = default;
        if (!item.IsTransportLayerFeedback(Format) || item.Body.Length < HeadLength)
        {
            return false;
        }

        feedback = new TransportFeedback(item.Body);
        return feedback.PacketCount > 0
            && TransportFeedbackChunks.TryMeasure(feedback._chunks, feedback.PacketCount, out _);
    }

    /// <summary>The packets of the run.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>One packet of the run.</summary>
    /// <param name="SequenceNumber">Its transport-wide number.</param>
    /// <param name="Received">Whether it arrived.</param>
    /// <param name="DeltaMicroseconds">Since the one before that arrived, or for the first since the reference time.</param>
    internal readonly record struct Arrival(ushort SequenceNumber, bool Received, int DeltaMicroseconds);

    /// <summary>Walks through the run.</summary>
    public ref struct Enumerator
    {
        private TransportFeedbackChunks _symbols;
        private ReadOnlySpan<byte> _deltas;
        private ushort _next;
        private int _left;

        internal Enumerator(TransportFeedback feedback)
        {
            TransportFeedbackChunks.TryMeasure(feedback._chunks, feedback.PacketCount, out var chunkBytes);
            _symbols = new TransportFeedbackChunks(feedback._chunks[..chunkBytes]);
            _deltas = feedback._chunks[chunkBytes..];
            _next = feedback.BaseSequence;
            _left = feedback.PacketCount;
        }

        /// <summary>A packet of the run.</summary>
        public Arrival Current { get; private set; }

        /// <summary>The next one, or false at the end.</summary>
        public bool MoveNext()
        {
            if (_left == 0 || !_symbols.TryNext(out var symbol))
            {
                return false;
            }

            _left--;
            var delta = 0;
            var bytes = TransportFeedbackChunks.DeltaLength(symbol);
            if (bytes == 1)
            {
                delta = _deltas[0];
            }
            else if (bytes == 2)
            {
                delta = BinaryPrimitives.ReadInt16BigEndian(_deltas);
            }

            _deltas = _deltas[bytes..];
            Current = new Arrival(_next++, symbol != 0, delta * DeltaUnit);
            return true;
        }
    }
}
