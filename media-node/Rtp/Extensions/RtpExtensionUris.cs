namespace SfuPlatform.MediaNode.Rtp.Extensions;

/// <summary>The URIs under which header extensions are negotiated (a=extmap), and which property each one is.</summary>
internal static class RtpExtensionUris
{
    /// <summary>The media section that a packet belongs to (RFC 9143).</summary>
    public const string Mid = "urn:ietf:params:rtp-hdrext:sdes:mid";

    /// <summary>The simulcast stream that a packet belongs to (RFC 8852).</summary>
    public const string Rid = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id";

    /// <summary>The simulcast stream that a retransmission repairs (RFC 8852).</summary>
    public const string RepairedRid = "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id";

    /// <summary>Audio level (RFC 6464).</summary>
    public const string AudioLevel = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";

    /// <summary>Transport-wide sequence number.</summary>
    public const string TransportSequence =
        "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";

    /// <summary>Absolute send time.</summary>
    public const string AbsoluteSendTime = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";

    /// <summary>Coordination of video orientation (3GPP TS 26.114).</summary>
    public const string VideoOrientation = "urn:3gpp:video-orientation";

    /// <summary>AV1's dependency descriptor.</summary>
    public const string DependencyDescriptor =
        "https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension";

    /// <summary>Playout delay.</summary>
    public const string PlayoutDelay = "http://www.webrtc.org/experiments/rtp-hdrext/playout-delay";

    /// <summary>Absolute capture time.</summary>
    public const string AbsoluteCaptureTime = "http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time";

    /// <summary>The same ids with this URI's set; unchanged where we do not know the URI.</summary>
    public static RtpExtensionIds With(RtpExtensionIds ids, string uri, byte id) => uri switch
    {
        Mid => ids with { Mid = id },
        Rid => ids with { Rid = id },
        RepairedRid => ids with { RepairedRid = id },
        AudioLevel => ids with { AudioLevel = id },
        TransportSequence => ids with { TransportSequence = id },
        AbsoluteSendTime => ids with { AbsoluteSendTime = id },
        VideoOrientation => ids with { VideoOrientation = id },
        DependencyDescriptor => ids with { DependencyDescriptor = id },
        PlayoutDelay => ids with { PlayoutDelay = id },
        AbsoluteCaptureTime => ids with { AbsoluteCaptureTime = id },
        _ => ids,
    };
}
