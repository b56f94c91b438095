using SfuPlatform.MediaNode.PeerConnections;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>
/// One client's media: the tracks it publishes and the tracks it receives. Methods may be called from any thread.
/// </summary>
internal sealed class MediaPeer(IMediaPeerEvents events)
{
    private readonly IMediaPeerEvents _events = events;

    /// <summary>Gives it the transport that it listens to; once, before anything else.</summary>
    public void Attach(IMediaTransport transport) => throw new NotImplementedException(_events.ToString() + transport);

    /// <summary>Starts to take a track from this client; it may already be arriving.</summary>
    public UpTrack Publish(UpTrackSettings settings) => throw new NotImplementedException(_events.ToString() + settings);

    /// <summary>Takes no more of a track; its subscriptions end too.</summary>
    public void Unpublish(UpTrack track) => throw new NotImplementedException(_events.ToString() + track);

    /// <summary>Starts to send a track (of any client) to this client.</summary>
    public DownTrack Subscribe(UpTrack track, DownTrackSettings settings) => throw new NotImplementedException(_events.ToString() + track + settings);

    /// <summary>Ends a subscription.</summary>
    public void Unsubscribe(DownTrack track) => throw new NotImplementedException(_events.ToString() + track);
}
