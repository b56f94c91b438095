using SfuPlatform.MediaNode.PeerConnections;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>
/// What a <see cref="MediaPeer"/> tells the room. Called on a worker's thread: hand over to the room's own loop and
/// return at once.
/// </summary>
internal interface IMediaPeerEvents
{
    /// <summary>ICE and DTLS are up; media flows from now on.</summary>
    void Connected(MediaPeer peer);

    /// <summary>The transport ended; nothing follows.</summary>
    void Gone(MediaPeer peer, GoneReason reason);

    /// <summary>The first packet of a published track came in.</summary>
    void TrackStarted(UpTrack track);

    /// <summary>The highest layer that any subscriber of this track wants has changed (for dynacast).</summary>
    void WantedLayerChanged(UpTrack track);
}
