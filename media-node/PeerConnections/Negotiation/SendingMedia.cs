namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>What we send in a media section, as the answer tells the client.</summary>
internal sealed record SendingMedia
{
    /// <summary>The MediaStream that the client gets (first part of a=msid).</summary>
    public required string StreamId { get; init; }

    /// <summary>The MediaStreamTrack (second part of a=msid).</summary>
    public required string TrackId { get; init; }

    /// <summary>The stream; unique in the client's session.</summary>
    public required uint Ssrc { get; init; }

    /// <summary>Its retransmissions; told only where the section agreed on RTX.</summary>
    public uint? RtxSsrc { get; init; }

    /// <summary>The canonical name; equal for tracks that play in step.</summary>
    public required string Cname { get; init; }
}
