namespace SfuPlatform.Benchmarks;

/// <summary>When packets leave: bursts, one per frame, at a rate that need not be a multiple of them.</summary>
internal sealed class BurstSchedule(int packetsPerSecond, int burstsPerSecond, long start)
{
    private long _bursts;
    private long _packets;

    /// <summary>When the next burst is due, in microseconds.</summary>
    public long Next => start + _bursts * 1_000_000 / burstsPerSecond;

    /// <summary>Takes the next burst; gives its number of packets.</summary>
    public int Take()
    {
        _bursts++;
        var due = _bursts * packetsPerSecond / burstsPerSecond;
        var count = (int)(due - _packets);
        _packets = due;
        return count;
    }
}
