namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>Kinds of offers that cannot be answered.</summary>
internal enum NegotiationFault : byte
{
    /// <summary>It is not SDP, or breaks a rule of it.</summary>
    Malformed,

    /// <summary>It is well formed, but asks for a transport that we do not speak (no BUNDLE, no rtcp-mux, SDES keys, no ICE).</summary>
    UnsupportedTransport,

    /// <summary>It does not continue the session (sections went away or changed their kind).</summary>
    OutOfOrder,
}
