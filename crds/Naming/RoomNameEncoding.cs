using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace SfuPlatform.Crds.Naming;

/// <summary>The mapping between room names and resource names that <see cref="RoomName"/> documents.</summary>
internal static partial class RoomNameEncoding
{
    private const string EscapedPrefix = "r--";
    private const string HashedPrefix = "h--";

    // Leaves room below Kubernetes' 253 for the suffixes of what is named after a room, such as its password's Secret.
    private const int MaxResourceNameLength = 200;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Encode(string roomName)
    {
        if (IsPlain(roomName))
        {
            return roomName;
        }

        var escaped = Escape(roomName);
        return escaped.Length <= MaxResourceNameLength ? escaped : Hash(roomName);
    }

    /// <summary>The room name, where the resource name alone tells it.</summary>
    public static string? Decode(string resourceName)
    {
        if (resourceName.StartsWith(HashedPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var decoded = resourceName.StartsWith(EscapedPrefix, StringComparison.Ordinal)
            ? Unescape(resourceName.AsSpan(EscapedPrefix.Length))
            : resourceName;

        // Only what encoding gives is a resource name of ours; another spelling of the same room would be a second room.
        return decoded is not null && Encode(decoded) == resourceName ? decoded : null;
    }

    private static bool IsPlain(string name) => name.Length <= RoomName.MaxLength
        && PlainPattern().IsMatch(name)
        && !name.StartsWith(EscapedPrefix, StringComparison.Ordinal)
        && !name.StartsWith(HashedPrefix, StringComparison.Ordinal);

    private static string Escape(string name)
    {
        var text = new StringBuilder(EscapedPrefix);
        foreach (var value in Utf8.GetBytes(name))
        {
            if (IsLiteral((char)value))
            {
                text.Append((char)value);
            }
            else
            {
                text.Append('-').Append(Convert.ToHexStringLower([value]));
            }
        }

        return text.ToString();
    }

    private static string? Unescape(ReadOnlySpan<char> text)
    {
        var bytes = new List<byte>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (IsLiteral(text[at]))
            {
                bytes.Add((byte)text[at++]);
            }
            else if (text[at] == '-' && text.Length - at >= 3 && char.IsAsciiHexDigitLower(text[at + 1]) && char.IsAsciiHexDigitLower(text[at + 2]))
            {
                bytes.AddRange(Convert.FromHexString(text.Slice(at + 1, 2)));
                at += 3;
            }
            else
            {
                return null;
            }
        }

        try
        {
            return Utf8.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Hash(string name) => HashedPrefix + Convert.ToHexStringLower(SHA256.HashData(Utf8.GetBytes(name)));

    private static bool IsLiteral(char value) => value is (>= 'a' and <= 'z') or (>= '0' and <= '9');

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainPattern();
}
