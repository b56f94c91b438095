namespace SfuPlatform.MediaNode.Rtp;

/// <summary>Durations between microseconds and units of a codec's RTP clock.</summary>
internal static class RtpTime
{
    private const long MicrosecondsPerSecond = 1_000_000;

    /// <summary>RTP units of a duration.</summary>
    public static long FromMicroseconds(long microseconds, uint clockRate) =>
        (long)Math.Round((double)microseconds * clockRate / MicrosecondsPerSecond);

    /// <summary>Microseconds of a duration in RTP units.</summary>
    public static long ToMicroseconds(long units, uint clockRate) =>
        clockRate == 0 ? 0 : (long)Math.Round((double)units * MicrosecondsPerSecond / clockRate);
}
