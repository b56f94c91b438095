using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>What a client's transport tells: forwarding implements it. All calls come on the owning worker's thread.</summary>
internal interface IPeerTransportListener
{
    /// <summary>ICE and DTLS are up.</summary>
    void Connected(long now);

    /// <summary>
    /// RTP of an SSRC that nobody is registered for. A receiver that is registered now gets the packet next; where none
    /// is, the transport drops it.
    /// </summary>
    void UnknownSsrc(ref RtpPacket packet, long extendedSequence, long now);

    /// <summary>A decrypted compound RTCP packet.</summary>
    void Rtcp(ReadOnlySpan<byte> compound, long now);

    /// <summary>About every 10 ms.</summary>
    void Tick(long now);

    /// <summary>The transport ended; nothing follows.</summary>
    void Gone(GoneReason reason, long now);
}
