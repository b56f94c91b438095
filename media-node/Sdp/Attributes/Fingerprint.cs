namespace SfuPlatform.MediaNode.Sdp.Attributes;

/// <summary><c>a=fingerprint:sha-256 AB:CD:...</c>: the digest of a DTLS certificate (RFC 8122).</summary>
/// <param name="Algorithm">In lower case.</param>
/// <param name="Value">Bytes in upper case hexadecimal, separated by colons.</param>
internal readonly record struct Fingerprint(string Algorithm, string Value)
{
    /// <summary>The attribute's name.</summary>
    public const string Name = "fingerprint";

    /// <summary>Reads the value; the length must be that of the algorithm, where we know it.</summary>
    public static bool TryParse(string value, out Fingerprint result)
    {
        result = default;
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !IsHexadecimal(parts[1]))
        {
            return false;
        }

        var algorithm = parts[0].ToLowerInvariant();
        var bytes = (parts[1].Length + 1) / 3;
        var expected = algorithm switch { "sha-1" => 20, "sha-256" => 32, "sha-384" => 48, "sha-512" => 64, _ => bytes };
        result = new(algorithm, parts[1].ToUpperInvariant());
        return bytes == expected;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Algorithm} {Value}";

    private static bool IsHexadecimal(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i % 3 == 2 ? text[i] != ':' : !char.IsAsciiHexDigit(text[i]))
            {
                return false;
            }
        }

        return text.Length % 3 == 2;
    }
}
