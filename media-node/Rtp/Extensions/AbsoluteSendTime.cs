namespace SfuPlatform.MediaNode.Rtp.Extensions;

/// <summary>When a packet left its sender: 24 bits, 6.18 fixed point seconds, wrapping every 64 s.</summary>
internal static class AbsoluteSendTime
{
    /// <summary>Bytes of the value.</summary>
    public const int Length = 3;

    private const long Period = 64_000_000;

    /// <summary>The 24 bits of a moment in microseconds.</summary>
    public static uint FromMicroseconds(long microseconds)
    {
        var within = (microseconds % Period + Period) % Period;
        return (uint)((within << 18) / 1_000_000) & 0xFF_FFFF;
    }

    /// <summary>Microseconds within the 64 s period.</summary>
    public static long ToMicroseconds(uint value) => (value & 0xFF_FFFFL) * 1_000_000 >> 18;

    /// <summary>Reads the value.</summary>
    public static bool TryRead(ReadOnlySpan<byte> value, out uint time)
    {
        if (value.Length != Length)
        {
            time = 0;
            return false;
        }

        time = (uint)(value[0] << 16 | value[1] << 8 | value[2]);
        return true;
    }

    /// <summary>Writes the value for this moment.</summary>
    public static void Write(Span<byte> destination, long microseconds)
    {
        var value = FromMicroseconds(microseconds);
        destination[0] = (byte)(value >> 16);
        destination[1] = (byte)(value >> 8);
        destination[2] = (byte)value;
    }
}
