namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>Why a client's transport ended.</summary>
internal enum GoneReason : byte
{
    /// <summary>We closed it.</summary>
    Closed,

    /// <summary>No ICE check for as long as consent lasts (RFC 7675).</summary>
    ConsentExpired,

    /// <summary>The client never sent its first valid check.</summary>
    NeverConnected,

    /// <summary>The DTLS handshake failed or took too long.</summary>
    HandshakeFailed,

    /// <summary>The client closed DTLS (close_notify).</summary>
    RemoteClosed,
}
