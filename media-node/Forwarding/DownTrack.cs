namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>A subscription. Owner: the worker of its publisher; public members may be used from any thread.</summary>
internal sealed class DownTrack(UpTrack source, DownTrackSettings settings)
{
    /// <summary>As target: no limit.</summary>
    public const int Highest = int.MaxValue;

    /// <summary>The track that is sent.</summary>
    public UpTrack Source => source;

    /// <summary>What was negotiated with the subscriber.</summary>
    public DownTrackSettings Settings => settings;

    /// <summary>What is known of it now.</summary>
    public DownTrackStatistics Statistics => new(0, 0, 0, 0, 0, settings.Ssrc, null, 0, -1);

    /// <summary>
    /// Limits what is sent: the simulcast stream or spatial layer (0 the lowest) and the temporal layer. The best that
    /// there is up to the limit is sent.
    /// </summary>
    public void SetTarget(int spatial, int temporal = Highest) => throw new NotImplementedException($"{Source}{spatial}{temporal}");

    /// <summary>Stops sending without ending the subscription, or goes on (video: from the next key frame, which is asked for).</summary>
    public void SetPaused(bool paused) => throw new NotImplementedException($"{Source}{paused}");
}
