namespace SfuPlatform.MediaNode.Transport.Hosting;

/// <summary>The one clock of the media side: microseconds since some moment, never backwards.</summary>
internal sealed class MonotonicClock
{
    private readonly TimeProvider _time;
    private readonly double _microsecondsPerTimestamp;
    private readonly long _start;

    /// <summary>A clock by this time.</summary>
    public MonotonicClock(TimeProvider time)
    {
        _time = time;
        _microsecondsPerTimestamp = 1_000_000.0 / time.TimestampFrequency;
        _start = time.GetTimestamp();
        UnixOffset = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond - Now;
    }

    /// <summary>Microseconds. Starts at one second, so that "long ago" is never negative.</summary>
    public long Now => 1_000_000 + (long)((_time.GetTimestamp() - _start) * _microsecondsPerTimestamp);

    /// <summary>Wall clock (Unix, microseconds) minus this clock, as it was at the start.</summary>
    public long UnixOffset { get; }
}
