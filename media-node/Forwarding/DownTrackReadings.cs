namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>Reads the statistics of a subscription; each number is read whole, all together they are not one moment's.</summary>
internal static class DownTrackReadings
{
    private const double WholeFraction = 256;
    private const double MicrosecondsPerMillisecond = 1000;
    private const double MillisecondsPerSecond = 1000;

    /// <summary>What is known now.</summary>
    public static DownTrackStatistics Read(DownTrack track, int layer)
    {
        var clockRate = track.Settings.Codecs.Count > 0 ? track.Settings.Codecs[0].ClockRate : 1;
        return new(
            track.Counters.Packets,
            track.Counters.Bytes,
            track.Counters.Retransmissions,
            track.Feedback.Nacks,
            track.Feedback.KeyFrameRequests,
            track.Feedback.FractionLost / WholeFraction,
            track.Feedback.RoundTrip < 0 ? null : track.Feedback.RoundTrip / MicrosecondsPerMillisecond,
            track.Feedback.Jitter * MillisecondsPerSecond / clockRate,
            layer);
    }
}
