namespace SfuPlatform.MediaNode.Sdp.Attributes;

/// <summary><c>a=setup:actpass</c>: who starts the DTLS handshake (RFC 8842).</summary>
internal enum Setup : byte
{
    /// <summary>The other side chooses.</summary>
    ActPass,

    /// <summary>The writer starts: it is the DTLS client.</summary>
    Active,

    /// <summary>The writer waits: it is the DTLS server.</summary>
    Passive,

    /// <summary>No connection for now.</summary>
    HoldConnection,
}
