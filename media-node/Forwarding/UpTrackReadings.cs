using SfuPlatform.MediaNode.Forwarding.Reception;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>
/// Reads the statistics of a published track. The numbers are the worker's; each is read whole, all together they are
/// not one moment's.
/// </summary>
internal sealed class UpTrackReadings(UpStream?[] streams, StreamLiveness liveness)
{
    private const double WholeFraction = 256;
    private const double MillisecondsPerSecond = 1000;

    /// <summary>The codec of the newest packet.</summary>
    public UpCodec? Codec { get; set; }

    /// <summary>What is known now.</summary>
    public UpTrackStatistics Read()
    {
        long packets = 0, bytes = 0, lost = 0;
        double fraction = 0, jitter = 0;
        var rates = new long[streams.Length];
        for (var i = 0; i < streams.Length; i++)
        {
            if (streams[i] is not { } stream)
            {
                continue;
            }

            packets += stream.Statistics.Received;
            bytes += stream.Bitrate.TotalBytes;
            lost += stream.Statistics.Lost;
            if ((liveness.Live >> i & 1) == 0)
            {
                continue;
            }

            rates[i] = stream.Bitrate.BitsPerSecond;
            fraction = Math.Max(fraction, stream.Statistics.FractionLost / WholeFraction);
            jitter = Math.Max(jitter, stream.Statistics.Jitter * MillisecondsPerSecond / stream.ClockRate);
        }

        return new(Codec?.Negotiated.Name, packets, bytes, lost, fraction, jitter, rates);
    }
}
