using Org.BouncyCastle.Tls;

namespace SfuPlatform.MediaNode.Dtls;

/// <summary>Our side of a handshake as the server.</summary>
internal sealed class ServerPeer(HandshakePeer ours) : DefaultTlsServer(ours.Crypto)
{
    /// <inheritdoc/>
    public override int GetHandshakeResendTimeMillis() => HandshakePeer.NoResendMillis;

    /// <inheritdoc/>
    public override bool RequiresExtendedMasterSecret() => true;

    /// <inheritdoc/>
    public override bool ShouldCheckSigAlgOfPeerCerts() => false; // Self-signed: the fingerprint says whose it is.

    /// <inheritdoc/>
    public override void ProcessClientExtensions(IDictionary<int, byte[]> clientExtensions)
    {
        base.ProcessClientExtensions(clientExtensions);
        ours.Srtp.Choose(clientExtensions);
    }

    /// <inheritdoc/>
    public override IDictionary<int, byte[]> GetServerExtensions()
    {
        var extensions = base.GetServerExtensions();
        ours.Srtp.Answer(extensions);
        return extensions;
    }

    /// <inheritdoc/>
    public override CertificateRequest GetCertificateRequest() => new(
        [ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign],
        TlsUtilities.GetDefaultSupportedSignatureAlgorithms(m_context),
        null);

    /// <inheritdoc/>
    public override void NotifyClientCertificate(Certificate clientCertificate) => ours.Check(clientCertificate);

    /// <inheritdoc/>
    public override void NotifyHandshakeComplete()
    {
        base.NotifyHandshakeComplete();
        ours.Complete(m_context, DtlsRole.Server);
    }

    /// <inheritdoc/>
    public override void NotifyAlertReceived(short alertLevel, short alertDescription) => ours.Alerted(alertLevel, alertDescription);

    /// <inheritdoc/>
    protected override ProtocolVersion[] GetSupportedVersions() => ProtocolVersion.DTLSv12.Only();

    /// <inheritdoc/>
    protected override int[] GetSupportedCipherSuites() => HandshakePeer.EcdsaSuites;

    /// <inheritdoc/>
    protected override TlsCredentialedSigner GetECDsaSignerCredentials() => ours.Credentials(m_context);
}
