namespace SfuPlatform.MediaNode.Srtp;

/// <summary>Finds the rollover count that is not sent (RFC 3711 section 3.3.1, appendix A).</summary>
internal static class RolloverCounter
{
    private const int Half = 1 << 15;
    private const int Cycle = 1 << 16;

    /// <summary>The index that a sequence number most likely has.</summary>
    /// <param name="highest">The highest index that was authentic.</param>
    /// <param name="sequenceNumber">Of the packet.</param>
    /// <returns>Negative: from before the first packet.</returns>
    public static long Estimate(long highest, ushort sequenceNumber)
    {
        var last = (ushort)highest;
        var index = highest - last + sequenceNumber;
        if (last < Half)
        {
            return sequenceNumber - last > Half ? index - Cycle : index;
        }

        return last - Half > sequenceNumber ? index + Cycle : index;
    }
}
