using System.Text;

namespace SfuPlatform.MediaNode.Rtp.Extensions;

/// <summary>A MID, RID or repaired RID (RFC 7941): text without terminator.</summary>
internal static class SdesText
{
    /// <summary>The longest text that we take; MIDs and RIDs in use have 1 to 3 bytes.</summary>
    public const int MaxLength = 32;

    /// <summary>
    /// Reads the text; allocates, so compare bytes on the packet path and call this for a stream's first packets only.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> value, out string text)
    {
        text = "";
        if (value.Length is 0 or > MaxLength)
        {
            return false;
        }

        foreach (var b in value)
        {
            if (b is <= 0x20 or >= 0x7F)
            {
                return false;
            }
        }

        text = Encoding.ASCII.GetString(value);
        return true;
    }
}
