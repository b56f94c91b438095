using System.Security.Cryptography;

namespace SfuPlatform.MediaNode.Dtls;

/// <summary>What the signalling said about the peer's certificate. Immutable.</summary>
internal sealed class PeerIdentity
{
    private readonly List<(HashAlgorithmName Algorithm, byte[] Value)> _known = [];

    /// <summary>Takes those fingerprints that can be read.</summary>
    public PeerIdentity(IEnumerable<DtlsFingerprint> fingerprints)
    {
        foreach (var fingerprint in fingerprints)
        {
            if (Algorithm(fingerprint.Algorithm) is { } algorithm && TryParse(fingerprint.Value, out var value))
            {
                _known.Add((algorithm, value));
            }
        }
    }

    /// <summary>Whether the certificate has one of the fingerprints. With no fingerprint, no certificate has.</summary>
    public bool Matches(ReadOnlySpan<byte> der)
    {
        Span<byte> actual = stackalloc byte[SHA512.HashSizeInBytes];
        var found = false;
        foreach (var (algorithm, value) in _known)
        {
            var length = CryptographicOperations.HashData(algorithm, der, actual);
            found |= CryptographicOperations.FixedTimeEquals(actual[..length], value);
        }

        return found;
    }

    /// <summary>Hexadecimal bytes with colons between.</summary>
    public static string Format(ReadOnlySpan<byte> hash)
    {
        var digits = Convert.ToHexString(hash);
        return string.Join(':', digits.Chunk(2).Select(pair => new string(pair)));
    }

    private static bool TryParse(string text, out byte[] value)
    {
        value = [];
        if (text.Length % 3 != 2)
        {
            return false;
        }

        var bytes = new byte[(text.Length + 1) / 3];
        for (var i = 0; i < bytes.Length; i++)
        {
            if ((i > 0 && text[3 * i - 1] != ':')
                || !char.IsAsciiHexDigit(text[3 * i]) || !char.IsAsciiHexDigit(text[3 * i + 1]))
            {
                return false;
            }

            bytes[i] = Convert.FromHexString(text.AsSpan(3 * i, 2))[0];
        }

        value = bytes;
        return true;
    }

    // SHA-1 and MD5 (RFC 8122 section 5) can be forged by now.
    private static HashAlgorithmName? Algorithm(string name) => name.ToLowerInvariant() switch
    {
        "sha-256" => HashAlgorithmName.SHA256,
        "sha-384" => HashAlgorithmName.SHA384,
        "sha-512" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
