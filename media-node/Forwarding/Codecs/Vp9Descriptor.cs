namespace SfuPlatform.MediaNode.Forwarding.Codecs;

/// <summary>
/// The payload descriptor of VP9 (RFC 9628 section 4.2):
/// <code>
///  |I|P|L|F|B|E|V|Z| I: |M| picture id | L: |TID|U|SID|D|, F=0: TL0PICIDX | F and P: up to 3 x |P_DIFF|N| | V: structure |
/// </code>
/// </summary>
internal struct Vp9Descriptor
{
    private const int MaxReferences = 3;

    /// <summary>Whether the frame refers to earlier pictures (P).</summary>
    public bool IsInterPicture;

    /// <summary>Whether the packet starts a frame of one spatial layer (B).</summary>
    public bool StartsFrame;

    /// <summary>Whether the packet ends a frame of one spatial layer (E).</summary>
    public bool EndsFrame;

    /// <summary>Spatial layer; 0 where it does not say.</summary>
    public byte Spatial;

    /// <summary>Temporal layer; 0 where it does not say.</summary>
    public byte Temporal;

    /// <summary>Whether higher temporal layers may be taken from this frame on (U).</summary>
    public bool IsSwitchingUpPoint;

    /// <summary>Spatial layers that the scalability structure names; 0 where there is none in this packet.</summary>
    public byte SpatialLayers;

    /// <summary>Whether a decoder can start here: the first packet of the base layer of a picture without references.</summary>
    public readonly bool StartsKeyFrame => !IsInterPicture && StartsFrame && Spatial == 0;

    /// <summary>Reads the descriptor; false where it is cut short or nothing follows it.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out Vp9Descriptor result)
    {
        result = default;
        if (payload.IsEmpty)
        {
            return false;
        }

        var flags = payload[0];
        result.IsInterPicture = (flags & 0x40) != 0;
        result.StartsFrame = (flags & 0x08) != 0;
        result.EndsFrame = (flags & 0x04) != 0;
        var isFlexible = (flags & 0x10) != 0;
        var rest = payload[1..];
        return ((flags & 0x80) == 0 || TrySkipPictureId(ref rest))
            && ((flags & 0x20) == 0 || result.TryReadLayers(ref rest, isFlexible))
            && (!isFlexible || !result.IsInterPicture || TrySkipReferences(ref rest))
            && ((flags & 0x02) == 0 || result.TryReadStructure(ref rest))
            && !rest.IsEmpty;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> rest, int count)
    {
        if (rest.Length < count)
        {
            return false;
        }

        rest = rest[count..];
        return true;
    }

    private static bool TrySkipPictureId(ref ReadOnlySpan<byte> rest) =>
        !rest.IsEmpty && TryTake(ref rest, (rest[0] & 0x80) != 0 ? 2 : 1);

    private static bool TrySkipReferences(ref ReadOnlySpan<byte> rest)
    {
        for (var reference = 0; reference < MaxReferences; reference++)
        {
            if (rest.IsEmpty)
            {
                return false;
            }

            var isLast = (rest[0] & 1) == 0;
            rest = rest[1..];
            if (isLast)
            {
                return true;
            }
        }

        return false; // A fourth reference is announced: the format allows three.
    }

    private bool TryReadLayers(ref ReadOnlySpan<byte> rest, bool isFlexible)
    {
        if (rest.IsEmpty)
        {
            return false;
        }

        Temporal = (byte)(rest[0] >> 5);
        IsSwitchingUpPoint = (rest[0] & 0x10) != 0;
        Spatial = (byte)(rest[0] >> 1 & 7);
        return TryTake(ref rest, isFlexible ? 1 : 2);
    }

    private bool TryReadStructure(ref ReadOnlySpan<byte> rest)
    {
        if (rest.IsEmpty)
        {
            return false;
        }

        var head = rest[0];
        SpatialLayers = (byte)((head >> 5) + 1);
        if (!TryTake(ref rest, 1 + ((head & 0x10) != 0 ? 4 * SpatialLayers : 0)))
        {
            return false;
        }

        if ((head & 0x08) == 0)
        {
            return true;
        }

        if (rest.IsEmpty)
        {
            return false;
        }

        var pictures = rest[0];
        rest = rest[1..];
        for (var picture = 0; picture < pictures; picture++)
        {
            if (rest.IsEmpty || !TryTake(ref rest, 1 + (rest[0] >> 2 & 3)))
            {
                return false;
            }
        }

        return true;
    }
}
