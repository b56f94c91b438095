namespace SfuPlatform.MediaNode.Dtls;

/// <summary>Who opens the handshake.</summary>
internal enum DtlsRole
{
    /// <summary>We do: SDP's setup active.</summary>
    Client,

    /// <summary>The peer does: SDP's setup passive.</summary>
    Server,
}
