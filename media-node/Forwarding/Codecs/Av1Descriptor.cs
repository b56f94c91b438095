namespace SfuPlatform.MediaNode.Forwarding.Codecs;

/// <summary>
/// The aggregation header of AV1 (AV1 RTP payload format, section 4.4): <c>|Z|Y| W |N|-|-|-|</c>. Layers are in the
/// dependency descriptor only.
/// </summary>
/// <param name="ContinuesFragment">Whether the first OBU goes on from the packet before (Z).</param>
/// <param name="StartsCodedVideo">Whether it is the first packet of a coded video sequence (N).</param>
internal readonly record struct Av1Descriptor(bool ContinuesFragment, bool StartsCodedVideo)
{
    /// <summary>Reads the header; false where nothing follows it, or where it says both N and Z.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out Av1Descriptor result)
    {
        result = payload.IsEmpty ? default : new((payload[0] & 0x80) != 0, (payload[0] & 0x08) != 0);
        return payload.Length > 1 && !(result.ContinuesFragment && result.StartsCodedVideo);
    }
}
