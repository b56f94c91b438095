namespace SfuPlatform.MediaNode.Rtp;

/// <summary>Arithmetic of 16-bit sequence numbers that wrap around (RFC 1982, as RTP uses it).</summary>
internal static class SequenceNumber
{
    /// <summary>Whether <paramref name="a"/> comes after <paramref name="b"/>; of two that are 32768 apart the larger.</summary>
    public static bool IsNewer(ushort a, ushort b)
    {
        var distance = (ushort)(a - b);
        return distance == 0x8000 ? a > b : distance is > 0 and < 0x8000;
    }

    /// <summary>How far <paramref name="a"/> is ahead of <paramref name="b"/>; negative where it is behind.</summary>
    public static short Distance(ushort a, ushort b) => (short)(a - b);
}
