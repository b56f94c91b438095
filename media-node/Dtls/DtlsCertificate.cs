namespace SfuPlatform.MediaNode.Dtls;

/// <summary>Our self-signed ECDSA P-256 certificate. Immutable; any thread.</summary>
internal sealed class DtlsCertificate
{
    private DtlsCertificate(string fingerprint) => FingerprintSha256 = fingerprint;

    /// <summary>Its SHA-256 fingerprint as SDP wants it: hexadecimal bytes with colons between.</summary>
    public string FingerprintSha256 { get; }

    /// <summary>Makes a new key and certificate, valid for a month around now.</summary>
    public static DtlsCertificate Create(DateTimeOffset now) => throw new NotImplementedException(now.ToString());
}
