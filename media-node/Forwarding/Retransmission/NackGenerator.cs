namespace SfuPlatform.MediaNode.Forwarding.Retransmission;

/// <summary>
/// Knows which packets of a stream are missing and when to ask for them again: first when they are more than reordered,
/// then once per round trip, a bounded number of times. Owner: the publisher's worker.
/// </summary>
internal sealed class NackGenerator
{
    /// <summary>How long a packet may be late before it counts as lost, in microseconds.</summary>
    public const long ReorderingTolerance = 10_000;

    /// <summary>How often one packet is asked for at most.</summary>
    public const int MaxAttempts = 8;

    /// <summary>How many packets may be missing at once; more is an outage that only a key frame mends.</summary>
    public const int MaxMissing = 256;

    private const long MinInterval = 20_000;
    private const long MaxAge = 1_500_000;

    private readonly Missing[] _missing = new Missing[MaxMissing];
    private int _count;
    private long _highest = -1;

    /// <summary>Packets that are missing now.</summary>
    public int MissingCount => _count;

    /// <summary>
    /// A packet came. False: the gap before it is too wide to be mended by asking, the stream needs a key frame.
    /// </summary>
    public bool Received(long sequence, long now)
    {
        if (_highest < 0)
        {
            _highest = sequence;
            return true;
        }

        if (sequence <= _highest)
        {
            Remove(sequence);
            return true;
        }

        var gap = sequence - _highest - 1;
        var fits = gap <= MaxMissing - _count;
        if (!fits)
        {
            _count = 0;
        }
        else
        {
            for (var missing = _highest + 1; missing < sequence; missing++)
            {
                _missing[_count++] = new(missing, now, 0, 0);
            }
        }

        _highest = sequence;
        return fits;
    }

    /// <summary>Writes the numbers that are to be asked for now, in ascending order; returns how many.</summary>
    public int TakeDue(long now, long roundTrip, Span<ushort> due)
    {
        var interval = Math.Max(MinInterval, roundTrip);
        var taken = 0;
        var kept = 0;
        for (var i = 0; i < _count; i++)
        {
            var entry = _missing[i];
            if (entry.Attempts >= MaxAttempts || now - entry.Since > MaxAge)
            {
                continue;
            }

            var isDue = entry.Attempts == 0
                ? now - entry.Since >= ReorderingTolerance
                : now - entry.AskedAt >= interval;
            if (isDue && taken < due.Length)
            {
                due[taken++] = (ushort)entry.Sequence;
                entry = entry with { AskedAt = now, Attempts = entry.Attempts + 1 };
            }

            _missing[kept++] = entry;
        }

        _count = kept;
        return taken;
    }

    private void Remove(long sequence)
    {
        for (var i = _count - 1; i >= 0 && _missing[i].Sequence >= sequence; i--)
        {
            if (_missing[i].Sequence == sequence)
            {
                Array.Copy(_missing, i + 1, _missing, i, _count - i - 1);
                _count--;
                return;
            }
        }
    }

    private readonly record struct Missing(long Sequence, long Since, long AskedAt, int Attempts);
}
