namespace SfuPlatform.MediaNode.Rtp.Extensions;

/// <summary>
/// Rewrites the mask of active decode targets. A subscriber that gets fewer layers than the publisher sends must be told
/// so, or its decoder waits for frames that never come.
/// </summary>
internal static class DependencyDescriptorWriter
{
    private const int FlagsOffset = 8 * DependencyDescriptor.MandatoryLength;
    private const int FlagsLength = 5;
    private const int MaskFlag = FlagsOffset + 1;

    /// <summary>The most bytes that a descriptor grows by: flags and 32 bits of mask.</summary>
    public const int MaxGrowth = 6;

    /// <summary>
    /// Writes <paramref name="source"/> with this mask and returns the length; 0 where the destination is too short.
    /// </summary>
    /// <param name="source">The value as it was received.</param>
    /// <param name="parsed">The same, parsed.</param>
    /// <param name="activeDecodeTargets">Bit i: decode target i is active.</param>
    /// <param name="destination">Where to write; <see cref="MaxGrowth"/> bytes more than the source always suffice.</param>
    public static int WithActiveDecodeTargets(
        ReadOnlySpan<byte> source,
        in DependencyDescriptor parsed,
        uint activeDecodeTargets,
        Span<byte> destination)
    {
        var targets = parsed.Structure.DecodeTargetCount;
        var isShort = source.Length == DependencyDescriptor.MandatoryLength;
        var sourceBits = isShort ? FlagsOffset + FlagsLength : parsed.BitLength;
        var maskAt = isShort ? FlagsOffset + FlagsLength : parsed.MaskOffset;
        var length = sourceBits + (parsed.HasMask ? 0 : targets) + 7 >> 3;
        if (destination.Length < length)
        {
            return 0;
        }

        var written = destination[..length];
        written.Clear();
        CopyBits(source, 0, written, 0, isShort ? FlagsOffset : maskAt);
        SetBit(written, MaskFlag);
        for (var target = 0; target < targets; target++)
        {
            // The mask is a number of DtCnt bits: its highest bit comes first.
            if ((activeDecodeTargets >> (targets - 1 - target) & 1) != 0)
            {
                SetBit(written, maskAt + target);
            }
        }

        var tail = maskAt + (parsed.HasMask ? targets : 0);
        CopyBits(source, tail, written, maskAt + targets, sourceBits - tail);
        return length;
    }

    private static void CopyBits(ReadOnlySpan<byte> source, int from, Span<byte> destination, int to, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var at = from + i;
            if ((source[at >> 3] >> (7 - (at & 7)) & 1) != 0)
            {
                SetBit(destination, to + i);
            }
        }
    }

    private static void SetBit(Span<byte> destination, int at) => destination[at >> 3] |= (byte)(0x80 >> (at & 7));
}
