namespace SfuPlatform.MediaNode.Forwarding.Codecs;

/// <summary>
/// The payload descriptor of VP8 (RFC 7741 section 4.2):
/// <code>
///  |X|R|N|S|R| PID | -> X: |I|L|T|K| RSV   | -> I: |M| PictureID (7 or 15) | L: TL0PICIDX | T/K: |TID|Y| KEYIDX  |
/// </code>
/// </summary>
internal struct Vp8Descriptor
{
    /// <summary>Where the picture id is from the start of the payload; 0: there is none.</summary>
    public byte PictureIdOffset;

    /// <summary>Where TL0PICIDX is; 0: there is none.</summary>
    public byte Tl0Offset;

    /// <summary>Where TID, Y and KEYIDX are; 0: there are none.</summary>
    public byte KeyIndexOffset;

    /// <summary>Whether the picture id has 15 bits, else 7.</summary>
    public bool HasLongPictureId;

    /// <summary>The picture id.</summary>
    public ushort PictureId;

    /// <summary>Counts frames of the base temporal layer.</summary>
    public byte Tl0;

    /// <summary>Counts key frames, in 5 bits; only where <see cref="HasKeyIndex"/>.</summary>
    public byte KeyIndex;

    /// <summary>Whether <see cref="KeyIndex"/> is there.</summary>
    public bool HasKeyIndex;

    /// <summary>Temporal layer; 0 where it does not say.</summary>
    public byte Temporal;

    /// <summary>Whether the frame depends on the base layer only (Y).</summary>
    public bool IsLayerSync;

    /// <summary>Whether the packet starts a frame (S and PID 0).</summary>
    public bool StartsFrame;

    /// <summary>Whether the packet starts a key frame (P of the frame header that follows).</summary>
    public bool StartsKeyFrame;

    /// <summary>Reads the descriptor; false where it is cut short or nothing follows it.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out Vp8Descriptor result)
    {
        result = default;
        if (payload.IsEmpty)
        {
            return false;
        }

        result.StartsFrame = (payload[0] & 0x17) == 0x10;
        var at = 1;
        if ((payload[0] & 0x80) != 0 && !result.TryParseExtension(payload, ref at))
        {
            return false;
        }

        if (at >= payload.Length)
        {
            return false;
        }

        result.StartsKeyFrame = result.StartsFrame && (payload[at] & 0x01) == 0;
        return true;
    }

    private bool TryParseExtension(ReadOnlySpan<byte> payload, ref int at)
    {
        if (payload.Length < 2)
        {
            return false;
        }

        var flags = payload[at++];
        if ((flags & 0x80) != 0)
        {
            if (at >= payload.Length || ((payload[at] & 0x80) != 0 && at + 1 >= payload.Length))
            {
                return false;
            }

            PictureIdOffset = (byte)at;
            HasLongPictureId = (payload[at] & 0x80) != 0;
            PictureId = HasLongPictureId ? (ushort)((payload[at] & 0x7F) << 8 | payload[at + 1]) : payload[at];
            at += HasLongPictureId ? 2 : 1;
        }

        if ((flags & 0x40) != 0)
        {
            if (at >= payload.Length)
            {
                return false;
            }

            Tl0Offset = (byte)at;
            Tl0 = payload[at++];
        }

        if ((flags & 0x30) != 0)
        {
            if (at >= payload.Length)
            {
                return false;
            }

            KeyIndexOffset = (byte)at;
            Temporal = (flags & 0x20) != 0 ? (byte)(payload[at] >> 6) : (byte)0;
            IsLayerSync = (flags & 0x20) != 0 && (payload[at] & 0x20) != 0;
            HasKeyIndex = (flags & 0x10) != 0;
            KeyIndex = HasKeyIndex ? (byte)(payload[at] & 0x1F) : (byte)0;
            at++;
        }

        return true;
    }
}
