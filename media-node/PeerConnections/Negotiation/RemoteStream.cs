namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>The SSRCs of one stream as an offer names them (a=ssrc, a=ssrc-group:FID).</summary>
/// <param name="Ssrc">Of the media.</param>
/// <param name="RtxSsrc">Of its retransmissions, if any.</param>
internal readonly record struct RemoteStream(uint Ssrc, uint? RtxSsrc);
