using SfuPlatform.MediaNode.PeerConnections.Negotiation;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>A published track. Owner: the worker of its publisher; public members may be used from any thread.</summary>
internal sealed class UpTrack(UpTrackSettings settings)
{
    /// <summary>Audio or video.</summary>
    public MediaKind Kind => settings.Kind;

    /// <summary>The media section of the publisher.</summary>
    public string Mid => settings.Mid;

    /// <summary>Whether packets are withheld from all subscribers.</summary>
    public bool Muted { get; private set; }

    /// <summary>How loud it is now, 0 (silent) to 1, smoothed over some tenths of a second; 0 where the publisher does not tell.</summary>
    public double AudioLevel { get; private set; }

    /// <summary>The highest stream or spatial layer that a subscriber wants; -1: none.</summary>
    public int WantedLayer { get; private set; } = -1;

    /// <summary>What is known of it now.</summary>
    public UpTrackStatistics Statistics => new(null, 0, 0, 0, AudioLevel, 0, []);

    /// <summary>Withholds the track from all subscribers, or sends it again (video: from the next key frame).</summary>
    public void SetMuted(bool muted) => Muted = muted;
}
