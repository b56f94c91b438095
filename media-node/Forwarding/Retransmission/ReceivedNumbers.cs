namespace SfuPlatform.MediaNode.Forwarding.Retransmission;

/// <summary>
/// Which of the newest packets of a stream have come, so that one that comes twice (late and resent) is taken once.
/// Owner: the publisher's worker.
/// </summary>
internal sealed class ReceivedNumbers
{
    private const int Window = 2048;

    private readonly ulong[] _seen = new ulong[Window / 64];
    private long _highest = long.MinValue;

    /// <summary>Marks a packet; false where it had come before or is older than the window.</summary>
    public bool TryAdd(long sequence)
    {
        if (_highest == long.MinValue || sequence - _highest >= Window)
        {
            Array.Clear(_seen);
            _highest = sequence;
        }
        else if (sequence > _highest)
        {
            for (var skipped = _highest + 1; skipped <= sequence; skipped++)
            {
                Bit(skipped, out var word, out var mask);
                _seen[word] &= ~mask;
            }

            _highest = sequence;
        }
        else if (_highest - sequence >= Window)
        {
            return false;
        }

        Bit(sequence, out var at, out var bit);
        var isNew = (_seen[at] & bit) == 0;
        _seen[at] |= bit;
        return isNew;
    }

    private static void Bit(long sequence, out int word, out ulong mask)
    {
        var place = (int)(sequence & (Window - 1));
        (word, mask) = (place >> 6, 1UL << (place & 63));
    }
}
