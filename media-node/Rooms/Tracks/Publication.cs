using SfuPlatform.MediaNode.Forwarding;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;

namespace SfuPlatform.MediaNode.Rooms.Tracks;

/// <summary>A track that a participant publishes. Owner: the room's loop.</summary>
internal sealed class Publication(string sid, string publisherSid, TrackRequest request)
{
    /// <summary>The track's id in the room, <c>TR_…</c>.</summary>
    public string Sid => sid;

    /// <summary>Whose it is, <c>PA_…</c>.</summary>
    public string PublisherSid => publisherSid;

    /// <summary>What the client announced.</summary>
    public TrackRequest Request { get; set; } = request;

    /// <summary>Audio or video.</summary>
    public MediaKind Kind => Request.Kind;

    /// <summary>Where it comes from.</summary>
    public TrackSource Source => Request.Source;

    /// <summary>Whether it is muted, by its publisher or a presenter.</summary>
    public bool Muted { get; private set; } = request.Muted;

    /// <summary>The publisher's media section; null until it is negotiated.</summary>
    public string? Mid { get; private set; }

    /// <summary>The codec that was agreed first, such as "VP8"; null until it is negotiated.</summary>
    public string? Codec { get; private set; }

    /// <summary>The packets; null until it is negotiated.</summary>
    public UpTrack? Track { get; private set; }

    /// <summary>Whether its publisher was told that somebody receives it.</summary>
    public bool SubscriptionTold { get; set; }

    /// <summary>The MediaStream that subscribers get it in: tracks of one stream play in step.</summary>
    public string StreamId => publisherSid + "|" + (Request.Stream.Length > 0 ? Request.Stream : Source switch
    {
        TrackSource.ScreenShare or TrackSource.ScreenShareAudio => "screen_share",
        _ => "camera",
    });

    /// <summary>Takes what the negotiation gave.</summary>
    public void Start(MediaSection section, UpTrack track)
    {
        Mid = section.Mid;
        Codec = section.PreferredCodec ?? section.Codecs.Select(codec => codec.Name).FirstOrDefault();
        Track = track;
        track.SetMuted(Muted);
    }

    /// <summary>Mutes or unmutes; packets stop or go on.</summary>
    public void SetMuted(bool muted)
    {
        Muted = muted;
        Track?.SetMuted(muted);
    }
}
