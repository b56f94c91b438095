namespace SfuPlatform.MediaNode.Rtp.Extensions;

/// <summary>
/// The ids (RFC 8285) under which one client and we agreed to use each header extension; 0: not negotiated. Chosen once
/// at negotiation, read per packet.
/// </summary>
internal readonly record struct RtpExtensionIds
{
    /// <summary>urn:ietf:params:rtp-hdrext:sdes:mid (RFC 9143).</summary>
    public byte Mid { get; init; }

    /// <summary>urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id (RFC 8852).</summary>
    public byte Rid { get; init; }

    /// <summary>urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id (RFC 8852).</summary>
    public byte RepairedRid { get; init; }

    /// <summary>urn:ietf:params:rtp-hdrext:ssrc-audio-level (RFC 6464).</summary>
    public byte AudioLevel { get; init; }

    /// <summary>http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01.</summary>
    public byte TransportSequence { get; init; }

    /// <summary>http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time.</summary>
    public byte AbsoluteSendTime { get; init; }

    /// <summary>urn:3gpp:video-orientation.</summary>
    public byte VideoOrientation { get; init; }

    /// <summary>https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension.</summary>
    public byte DependencyDescriptor { get; init; }

    /// <summary>http://www.webrtc.org/experiments/rtp-hdrext/playout-delay.</summary>
    public byte PlayoutDelay { get; init; }

    /// <summary>http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time.</summary>
    public byte AbsoluteCaptureTime { get; init; }
}
