using Org.BouncyCastle.Security;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace SfuPlatform.MediaNode.Dtls;

/// <summary>What our two sides of a handshake have in common: our certificate, the check of the peer's, what ends it.</summary>
internal sealed class HandshakePeer(DtlsCertificate certificate, PeerIdentity peer)
{
    /// <summary>What both roles offer: our certificate is an ECDSA one.</summary>
    public static readonly int[] EcdsaSuites =
    [
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
    ];

    /// <summary>As a client also these: the server's certificate may be an RSA one.</summary>
    public static readonly int[] RsaSuites =
    [
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
    ];

    /// <summary>BouncyCastle's own timer never runs: <see cref="DtlsEndpoint.Tick"/> sends again, by the node's clock.</summary>
    public const int NoResendMillis = int.MaxValue / 2;

    private static readonly SignatureAndHashAlgorithm EcdsaSha256 = new(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa);

    /// <summary>The ciphers. One for each endpoint: they keep state.</summary>
    public BcTlsCrypto Crypto { get; } = new(new SecureRandom());

    /// <summary>The SRTP part.</summary>
    public SrtpAgreement Srtp { get; } = new();

    /// <summary>Whether the peer has said close_notify, or given up.</summary>
    public bool ClosedByPeer { get; private set; }

    /// <summary>
    /// The length of an encrypted alert, once the cipher is known. BouncyCastle gives up on a record that is shorter than
    /// its cipher makes, and anybody could forge one.
    /// </summary>
    public int EncryptedAlertLength { get; private set; }

    /// <summary>Our certificate with its key.</summary>
    public TlsCredentialedSigner Credentials(TlsContext context) => new DefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        new Signer(certificate),
        new Certificate([Crypto.CreateCertificate(certificate.Der)]),
        EcdsaSha256);

    /// <summary>Ends the handshake where the certificate is not the one that the signalling promised.</summary>
    public void Check(Certificate? chain)
    {
        if (chain is null || chain.IsEmpty || !peer.Matches(chain.GetCertificateAt(0).GetEncoded()))
        {
            throw new TlsFatalAlert(AlertDescription.bad_certificate, "the peer's certificate has none of the fingerprints of its SDP");
        }
    }

    /// <summary>The handshake is complete: takes what it agreed on.</summary>
    public void Complete(TlsContext context, DtlsRole role)
    {
        const int alert = 2;
        const int tag = 16;
        const int explicitNonce = 8;
        EncryptedAlertLength = alert + tag + (IsChaCha(context.SecurityParameters.CipherSuite) ? 0 : explicitNonce);
        Srtp.Export(context, role);
    }

    /// <summary>Takes note of an alert of the peer's.</summary>
    public void Alerted(short level, short description) =>
        ClosedByPeer |= level == AlertLevel.fatal || description == AlertDescription.close_notify;

    private static bool IsChaCha(int suite) => suite
        is CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 or CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256;

    private sealed class Signer(DtlsCertificate certificate) : TlsSigner
    {
        public byte[] GenerateRawSignature(SignatureAndHashAlgorithm algorithm, byte[] hash) => certificate.Sign(hash);

        public TlsStreamSigner? GetStreamSigner(SignatureAndHashAlgorithm algorithm) => null;
    }
}
