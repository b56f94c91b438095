using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rtp.Extensions;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>What was negotiated for a track that a client receives from us.</summary>
internal sealed record DownTrackSettings
{
    /// <summary>The media section of the subscriber.</summary>
    public required string Mid { get; init; }

    /// <summary>The SSRC that we send with; unique in the subscriber's session.</summary>
    public required uint Ssrc { get; init; }

    /// <summary>The SSRC of retransmissions, where the subscriber agreed to RTX.</summary>
    public uint? RtxSsrc { get; init; }

    /// <summary>The canonical name sent in SDES; one for all tracks of the same publisher, so that they play in step.</summary>
    public required string Cname { get; init; }

    /// <summary>The codecs that the subscriber takes, in its own payload types.</summary>
    public required IReadOnlyList<NegotiatedCodec> Codecs { get; init; }

    /// <summary>The header extensions agreed with the subscriber.</summary>
    public RtpExtensionIds Extensions { get; init; }

    /// <summary>What was negotiated in a section where we send this.</summary>
    public static DownTrackSettings For(MediaSection section, SendingMedia sending) => new()
    {
        Mid = section.Mid,
        Ssrc = sending.Ssrc,
        RtxSsrc = sending.RtxSsrc,
        Cname = sending.Cname,
        Codecs = section.Codecs,
        Extensions = section.Extensions,
    };
}
