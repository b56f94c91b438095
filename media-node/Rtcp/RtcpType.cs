namespace SfuPlatform.MediaNode.Rtcp;

/// <summary>Packet types of RTCP (RFC 3550, RFC 4585).</summary>
internal static class RtcpType
{
    /// <summary>SR.</summary>
    public const byte SenderReport = 200;

    /// <summary>RR.</summary>
    public const byte ReceiverReport = 201;

    /// <summary>SDES.</summary>
    public const byte Sdes = 202;

    /// <summary>BYE.</summary>
    public const byte Bye = 203;

    /// <summary>APP.</summary>
    public const byte App = 204;

    /// <summary>RTPFB: transport layer feedback (Nack, TransportFeedback).</summary>
    public const byte TransportLayerFeedback = 205;

    /// <summary>PSFB: payload-specific feedback (Pli, Fir, Remb).</summary>
    public const byte PayloadFeedback = 206;

    /// <summary>XR (RFC 3611).</summary>
    public const byte ExtendedReport = 207;
}
