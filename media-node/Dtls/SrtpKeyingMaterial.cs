namespace SfuPlatform.MediaNode.Dtls;

/// <summary>What the handshake agreed on for SRTP (RFC 5764 section 4.2), told by direction.</summary>
/// <param name="Profile">The number of the protection profile.</param>
/// <param name="LocalKey">Master key of what we send.</param>
/// <param name="LocalSalt">Master salt of what we send.</param>
/// <param name="RemoteKey">Master key of what the peer sends.</param>
/// <param name="RemoteSalt">Master salt of what the peer sends.</param>
internal sealed record SrtpKeyingMaterial(
    ushort Profile, byte[] LocalKey, byte[] LocalSalt, byte[] RemoteKey, byte[] RemoteSalt)
{
    /// <summary>The profile only: keys have no business in a log.</summary>
    public override string ToString() => $"SRTP profile {Profile}";
}
