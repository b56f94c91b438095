using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Rtcp;

/// <summary>Writes <see cref="TransportFeedback"/> from the arrival times of a run of packets.</summary>
internal static class TransportFeedbackWriter
{
    /// <summary>The arrival time of a packet that did not arrive.</summary>
    public const long Lost = long.MinValue;

    private const int HeaderLength = RtcpItem.HeaderLength + TransportFeedback.HeadLength;
    private const int OneBitSymbols = 14;
    private const int TwoBitSymbols = 7;

    /// <summary>
    /// Writes the feedback for the longest start of <paramref name="arrivals"/> (microseconds, or <see cref="Lost"/>; the
    /// first must have arrived) that fits into the buffer and whose gaps a delta can express; returns its length, 0 where
    /// nothing fits. <paramref name="taken"/> says how many packets it covers; the rest belongs into the next one.
    /// </summary>
    public static int Write(
        Span<byte> destination,
        uint senderSsrc,
        uint mediaSsrc,
        byte feedbackCount,
        ushort baseSequence,
        scoped ReadOnlySpan<long> arrivals,
        out int taken)
    {
        taken = 0;
        if (arrivals.IsEmpty || arrivals[0] == Lost || destination.Length < HeaderLength + 8)
        {
            return 0;
        }

        var reference = Math.DivRem(arrivals[0], TransportFeedback.ReferenceUnit, out var rest) - (rest < 0 ? 1 : 0);
        taken = CountThatFits(arrivals, reference, destination.Length - HeaderLength);
        if (taken == 0)
        {
            return 0;
        }

        var run = arrivals[..taken];
        var at = WriteChunks(destination, run, reference);
        at = WriteDeltas(destination, at, run, reference);

        // Zeros to whole words, without the padding bit: RTCP's own padding has whole words, and only at a compound's end.
        var length = at + 3 & ~3;
        destination[at..length].Clear();
        RtcpItem.WriteHeader(destination, RtcpType.TransportLayerFeedback, TransportFeedback.Format, length);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], senderSsrc);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], mediaSsrc);
        BinaryPrimitives.WriteUInt16BigEndian(destination[12..], baseSequence);
        BinaryPrimitives.WriteUInt16BigEndian(destination[14..], (ushort)taken);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], (uint)reference << 8 | feedbackCount);
        return length;
    }

    // Upper bound of the size: two-bit vectors for all symbols; run lengths only make it shorter.
    private static int CountThatFits(ReadOnlySpan<long> arrivals, long reference, int room)
    {
        var clock = reference * (TransportFeedback.ReferenceUnit / TransportFeedback.DeltaUnit);
        var deltas = 0;
        var fitting = 0;
        for (var i = 0; i < arrivals.Length && i < ushort.MaxValue; i++)
        {
            if (arrivals[i] != Lost)
            {
                var delta = Ticks(arrivals[i]) - clock;
                if (delta is < short.MinValue or > short.MaxValue)
                {
                    break;
                }

                clock += delta;
                deltas += TransportFeedbackChunks.DeltaLength(Symbol(delta));
            }

            if (2 * (i / TwoBitSymbols + 1) + deltas + 3 > room)
            {
                break;
            }

            fitting = i + 1;
        }

        return fitting;
    }

    private static int WriteChunks(Span<byte> destination, ReadOnlySpan<long> run, long reference)
    {
        var symbols = new SymbolWalk(run, reference);
        Span<byte> window = stackalloc byte[OneBitSymbols];
        var at = HeaderLength;
        var held = 0;
        while (true)
        {
            while (held < OneBitSymbols && symbols.TryNext(out var symbol))
            {
                window[held++] = (byte)symbol;
            }

            if (held == 0)
            {
                return at;
            }

            int chunk;
            if (held == OneBitSymbols && !window.ContainsAnyExcept(window[0]))
            {
                var length = held + symbols.SkipEqual(window[0], 0x1FFF - held);
                chunk = window[0] << 13 | length;
                held = 0;
            }
            else
            {
                var wide = window[..held].Contains((byte)2);
                var capacity = wide ? TwoBitSymbols : OneBitSymbols;
                var count = Math.Min(held, capacity);
                chunk = wide ? 0xC000 : 0x8000;
                for (var i = 0; i < count; i++)
                {
                    chunk |= window[i] << (capacity - 1 - i) * (wide ? 2 : 1);
                }

                window[count..held].CopyTo(window);
                held -= count;
            }

            BinaryPrimitives.WriteUInt16BigEndian(destination[at..], (ushort)chunk);
            at += 2;
        }
    }

    private static int WriteDeltas(Span<byte> destination, int at, ReadOnlySpan<long> run, long reference)
    {
        var clock = reference * (TransportFeedback.ReferenceUnit / TransportFeedback.DeltaUnit);
        foreach (var arrival in run)
        {
            if (arrival == Lost)
            {
                continue;
            }

            var delta = Ticks(arrival) - clock;
            clock += delta;
            if (Symbol(delta) == 1)
            {
                destination[at++] = (byte)delta;
            }
            else
            {
                BinaryPrimitives.WriteInt16BigEndian(destination[at..], (short)delta);
                at += 2;
            }
        }

        return at;
    }

    private static int Symbol(long delta) => delta is >= 0 and <= byte.MaxValue ? 1 : 2;

    private static long Ticks(long microseconds) =>
        Math.DivRem(microseconds, TransportFeedback.DeltaUnit, out var rest) - (rest < 0 ? 1 : 0);

    private ref struct SymbolWalk(ReadOnlySpan<long> run, long reference)
    {
        private readonly ReadOnlySpan<long> _run = run;
        private long _clock = reference * (TransportFeedback.ReferenceUnit / TransportFeedback.DeltaUnit);
        private int _next;

        public bool TryNext(out int symbol)
        {
            symbol = 0;
            if (_next == _run.Length)
            {
                return false;
            }

            var arrival = _run[_next++];
            if (arrival != Lost)
            {
                var delta = Ticks(arrival) - _clock;
                _clock += delta;
                symbol = Symbol(delta);
            }

            return true;
        }

        public int SkipEqual(int symbol, int limit)
        {
            var skipped = 0;
            while (skipped < limit)
            {
                var before = this;
                if (!TryNext(out var next) || next != symbol)
                {
                    this = before;
                    break;
                }

                skipped++;
            }

            return skipped;
        }
    }
}
