using SfuPlatform.MediaNode.Forwarding;

namespace SfuPlatform.MediaNode.Rooms.Tracks;

/// <summary>A track that a participant receives, or will as soon as a media section is free for it. Owner: the room's loop.</summary>
internal sealed class Subscription(Publication publication)
{
    private TrackSettings _settings = new();

    /// <summary>What is received.</summary>
    public Publication Publication => publication;

    /// <summary>The subscriber's media section; null while none is free.</summary>
    public string? Mid { get; set; }

    /// <summary>The packets; null until it is negotiated.</summary>
    public DownTrack? Track { get; private set; }

    /// <summary>Takes what the negotiation gave.</summary>
    public void Start(DownTrack track)
    {
        Track = track;
        Apply();
    }

    /// <summary>What the subscriber wants of it from now on.</summary>
    public void Set(TrackSettings settings)
    {
        _settings = settings;
        Apply();
    }

    private void Apply()
    {
        if (Track is null)
        {
            return;
        }

        Track.SetPaused(_settings.Disabled);
        Track.SetTarget(_settings.Layer(publication.Request.Layers) ?? DownTrack.Highest);
    }
}
