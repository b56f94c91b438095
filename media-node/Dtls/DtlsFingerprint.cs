namespace SfuPlatform.MediaNode.Dtls;

/// <summary>A certificate's fingerprint as SDP gives it (RFC 8122).</summary>
/// <param name="Algorithm">sha-256, sha-384 or sha-512; anything else matches no certificate.</param>
/// <param name="Value">Hexadecimal bytes with colons between.</param>
internal sealed record DtlsFingerprint(string Algorithm, string Value);
