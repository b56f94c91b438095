namespace SfuPlatform.MediaNode.Rtp;

/// <summary>The two forms of header extension elements (RFC 8285 sections 4.2 and 4.3).</summary>
internal static class RtpHeaderExtensions
{
    /// <summary>"Defined by profile" of the one-byte form.</summary>
    public const ushort OneByteProfile = 0xBEDE;

    /// <summary>"Defined by profile" of the two-byte form, without its four application bits.</summary>
    public const ushort TwoByteProfile = 0x1000;

    /// <summary>Whether an element of this id and length exists only in the two-byte form.</summary>
    public static bool NeedsTwoByteForm(byte id, int length) => id > 14 || length is 0 or > 16;

    /// <summary>Finds an element of the one-byte form: 4 bits id, 4 bits length minus one, value.</summary>
    public static bool TryFindOneByte(ReadOnlySpan<byte> elements, byte id, out ReadOnlySpan<byte> value)
    {
        value = default;
        var at = 0;
        while (at < elements.Length)
        {
            var found = elements[at] >> 4;
            if (found == 0)
            {
                at++; // Padding, whatever its low bits say.
                continue;
            }

            var length = (elements[at] & 0x0F) + 1;
            at++;
            if (found == 15 || length > elements.Length - at)
            {
                return false; // 15 is reserved: what follows must not be read (RFC 8285 section 4.2).
            }

            if (found == id)
            {
                value = elements.Slice(at, length);
                return true;
            }

            at += length;
        }

        return false;
    }

    /// <summary>Finds an element of the two-byte form: id, length, value.</summary>
    public static bool TryFindTwoByte(ReadOnlySpan<byte> elements, byte id, out ReadOnlySpan<byte> value)
    {
        value = default;
        var at = 0;
        while (at < elements.Length)
        {
            if (elements[at] == 0)
            {
                at++;
                continue;
            }

            if (elements.Length - at < 2)
            {
                return false;
            }

            var length = elements[at + 1];
            if (length > elements.Length - at - 2)
            {
                return false;
            }

            if (elements[at] == id)
            {
                value = elements.Slice(at + 2, length);
                return true;
            }

            at += 2 + length;
        }

        return false;
    }
}
