using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rtp.Extensions;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>What was negotiated for a track that a client publishes.</summary>
internal sealed record UpTrackSettings
{
    /// <summary>Audio or video.</summary>
    public required MediaKind Kind { get; init; }

    /// <summary>The media section of the publisher.</summary>
    public required string Mid { get; init; }

    /// <summary>The codecs that the publisher may send, in its own payload types.</summary>
    public required IReadOnlyList<NegotiatedCodec> Codecs { get; init; }

    /// <summary>The header extensions agreed with the publisher.</summary>
    public RtpExtensionIds Extensions { get; init; }

    /// <summary>Simulcast streams by rid, from the lowest quality to the highest; empty: one stream.</summary>
    public IReadOnlyList<string> Rids { get; init; } = [];

    /// <summary>The SSRCs that the offer named, if it did, from the lowest quality to the highest.</summary>
    public IReadOnlyList<RemoteStream> Ssrcs { get; init; } = [];

    /// <summary>What was negotiated in a section where the client sends.</summary>
    public static UpTrackSettings For(MediaSection section) => new()
    {
        Kind = section.Kind,
        Mid = section.Mid,
        Codecs = section.Codecs,
        Extensions = section.Extensions,
        Rids = section.Rids,
        Ssrcs = section.RemoteStreams,
    };
}
