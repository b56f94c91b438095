using Org.BouncyCastle.Tls;

namespace SfuPlatform.MediaNode.Dtls;

/// <summary>Our side of a handshake as the client.</summary>
internal sealed class ClientPeer(HandshakePeer ours) : DefaultTlsClient(ours.Crypto), TlsAuthentication
{
    /// <inheritdoc/>
    public override int GetHandshakeResendTimeMillis() => HandshakePeer.NoResendMillis;

    /// <inheritdoc/>
    public override bool RequiresExtendedMasterSecret() => true;

    /// <inheritdoc/>
    public override bool ShouldCheckSigAlgOfPeerCerts() => false; // Self-signed: the fingerprint says whose it is.

    /// <inheritdoc/>
    public override IDictionary<int, byte[]> GetClientExtensions()
    {
        var extensions = base.GetClientExtensions() ?? new Dictionary<int, byte[]>();
        SrtpAgreement.Offer(extensions);
        return extensions;
    }

    /// <inheritdoc/>
    public override void ProcessServerExtensions(IDictionary<int, byte[]> serverExtensions)
    {
        base.ProcessServerExtensions(serverExtensions);
        ours.Srtp.Accept(serverExtensions);
    }

    /// <inheritdoc/>
    public override TlsAuthentication GetAuthentication() => this;

    /// <inheritdoc/>
    public void NotifyServerCertificate(TlsServerCertificate serverCertificate) => ours.Check(serverCertificate.Certificate);

    /// <inheritdoc/>
    public TlsCredentials GetClientCredentials(CertificateRequest certificateRequest) => ours.Credentials(m_context);

    /// <inheritdoc/>
    public override void NotifyHandshakeComplete()
    {
        base.NotifyHandshakeComplete();
        ours.Complete(m_context, DtlsRole.Client);
    }

    /// <inheritdoc/>
    public override void NotifyAlertReceived(short alertLevel, short alertDescription) => ours.Alerted(alertLevel, alertDescription);

    /// <inheritdoc/>
    protected override ProtocolVersion[] GetSupportedVersions() => ProtocolVersion.DTLSv12.Only();

    /// <inheritdoc/>
    protected override int[] GetSupportedCipherSuites() => [.. HandshakePeer.EcdsaSuites, .. HandshakePeer.RsaSuites];
}
