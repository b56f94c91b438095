using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SfuPlatform.MediaNode.Dtls;

/// <summary>Our self-signed ECDSA P-256 certificate. Immutable; any thread.</summary>
internal sealed class DtlsCertificate
{
    private readonly ECParameters _key;

    private DtlsCertificate(byte[] der, ECParameters key)
    {
        Der = der;
        _key = key;
        FingerprintSha256 = PeerIdentity.Format(SHA256.HashData(der));
    }

    /// <summary>Its SHA-256 fingerprint as SDP wants it: hexadecimal bytes with colons between.</summary>
    public string FingerprintSha256 { get; }

    /// <summary>The certificate in DER.</summary>
    internal byte[] Der { get; }

    /// <summary>Makes a new key and certificate, valid for a month around now.</summary>
    public static DtlsCertificate Create(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=WebRTC", key, HashAlgorithmName.SHA256);

        // A day back, for clients whose clock is behind.
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        return new DtlsCertificate(certificate.RawData, key.ExportParameters(includePrivateParameters: true));
    }

    /// <summary>An ECDSA signature of the hash, in DER.</summary>
    internal byte[] Sign(byte[] hash)
    {
        // One instance per signature: instances are not for several threads, certificates are.
        using var key = ECDsa.Create(_key);
        return key.SignHash(hash, DSASignatureFormat.Rfc3279DerSequence);
    }
}
