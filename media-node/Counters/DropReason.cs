namespace SfuPlatform.MediaNode.Counters;

/// <summary>Why a packet went no further. Every early return on the packet path names one; append, never renumber.</summary>
internal enum DropReason : byte
{
    /// <summary>Not STUN, DTLS, RTP or RTCP by its first byte (RFC 7983), or too short to tell.</summary>
    UnknownProtocol,

    /// <summary>From an address that no peer has, and not a STUN request with a username that we gave out.</summary>
    UnknownAddress,

    /// <summary>STUN that does not parse.</summary>
    MalformedStun,

    /// <summary>STUN whose MESSAGE-INTEGRITY or FINGERPRINT is wrong.</summary>
    StunIntegrity,

    /// <summary>RTP that does not parse.</summary>
    MalformedRtp,

    /// <summary>RTCP that does not parse.</summary>
    MalformedRtcp,

    /// <summary>RTP or RTCP before the DTLS handshake is done.</summary>
    NotConnected,

    /// <summary>SRTP or SRTCP whose authentication tag is wrong.</summary>
    SrtpAuthentication,

    /// <summary>SRTP or SRTCP seen before (replay).</summary>
    SrtpReplay,

    /// <summary>RTP of an SSRC that no negotiated media section explains.</summary>
    UnknownSsrc,

    /// <summary>RTP of a payload type that was not negotiated.</summary>
    UnknownPayloadType,

    /// <summary>The subscriber is not connected.</summary>
    SubscriberNotConnected,

    /// <summary>The subscription or the track is muted or paused.</summary>
    Paused,

    /// <summary>Waiting for a key frame to start or to switch layers.</summary>
    WaitingForKeyFrame,

    /// <summary>Of a spatial layer or simulcast stream that the subscriber does not get now.</summary>
    OtherSpatialLayer,

    /// <summary>Of a temporal layer above the subscriber's.</summary>
    OtherTemporalLayer,

    /// <summary>Older than what can still be rewritten or resent.</summary>
    TooOld,

    /// <summary>A packet that came twice (a resent one that was not lost).</summary>
    Duplicate,

    /// <summary>Padding only: nothing to forward.</summary>
    PaddingOnly,

    /// <summary>The payload descriptor of the codec does not parse.</summary>
    MalformedPayload,

    /// <summary>Resent less than a round trip ago, or too often.</summary>
    RetransmissionLimited,

    /// <summary>Larger than a slot of the send batch.</summary>
    TooLarge,

    /// <summary>The kernel did not take it.</summary>
    SendFailed,

    /// <summary>A queue between workers, or to a TCP client, was full.</summary>
    QueueFull,

    /// <summary>DTLS that came at the wrong time or does not parse.</summary>
    MalformedDtls,

    /// <summary>A stranger's check from a place that has sent too many.</summary>
    SourceLimited,
}
