namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>One codec that a client and we agreed on for one media section, under the client's payload types.</summary>
/// <param name="Name">"opus", "red", "VP8", "VP9", "H264" or "AV1".</param>
/// <param name="PayloadType">The payload type in this section.</param>
/// <param name="RtxPayloadType">The payload type of its retransmission format (RFC 4588), if agreed.</param>
/// <param name="ClockRate">RTP clock, in Hz.</param>
/// <param name="Channels">Audio channels; 0 for video.</param>
/// <param name="Fmtp">The format parameters, as they stand after a=fmtp.</param>
/// <param name="Nack">Whether generic NACK was agreed.</param>
/// <param name="Pli">Whether picture loss indication was agreed.</param>
/// <param name="Fir">Whether full intra requests were agreed.</param>
/// <param name="TransportCc">Whether transport-wide feedback was agreed.</param>
/// <param name="Remb">Whether receiver estimated maximum bitrate was agreed.</param>
internal sealed record NegotiatedCodec(
    string Name,
    byte PayloadType,
    byte? RtxPayloadType,
    uint ClockRate,
    int Channels,
    string Fmtp,
    bool Nack,
    bool Pli,
    bool Fir,
    bool TransportCc,
    bool Remb);
