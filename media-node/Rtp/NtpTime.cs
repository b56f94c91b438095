namespace SfuPlatform.MediaNode.Rtp;

/// <summary>A moment in NTP's 64-bit form (RFC 5905): seconds since 1900 in the upper half, fractions in the lower.</summary>
/// <param name="Value">The 64 bits.</param>
internal readonly record struct NtpTime(ulong Value)
{
    private const long SecondsFrom1900To1970 = 2_208_988_800;
    private const long MicrosecondsPerSecond = 1_000_000;

    /// <summary>The middle 32 bits, as report blocks carry them (LSR, RFC 3550 section 6.4.1).</summary>
    public uint Compact => (uint)(Value >> 16);

    /// <summary>The NTP time of a moment in microseconds since 1970.</summary>
    public static NtpTime FromUnixMicroseconds(long microseconds)
    {
        var seconds = Math.DivRem(microseconds, MicrosecondsPerSecond, out var rest);
        if (rest < 0)
        {
            seconds--;
            rest += MicrosecondsPerSecond;
        }

        var fraction = ((ulong)rest << 32) / MicrosecondsPerSecond;
        return new((ulong)(uint)(seconds + SecondsFrom1900To1970) << 32 | fraction);
    }

    /// <summary>Microseconds since 1970, within one microsecond.</summary>
    public long ToUnixMicroseconds()
    {
        var seconds = (long)(Value >> 32) - SecondsFrom1900To1970;
        var micros = (long)(((Value & 0xFFFF_FFFF) * MicrosecondsPerSecond + 0x8000_0000) >> 32);
        return seconds * MicrosecondsPerSecond + micros;
    }

    /// <summary>A duration in the unit of <see cref="Compact"/> (1/65536 s), as DLSR carries it.</summary>
    public static uint ToCompactDuration(long microseconds) =>
        microseconds <= 0 ? 0 : (uint)Math.Min(uint.MaxValue, (microseconds << 16) / MicrosecondsPerSecond);

    /// <summary>Microseconds of a duration in 1/65536 s.</summary>
    public static long FromCompactDuration(uint duration) => (long)duration * MicrosecondsPerSecond >> 16;
}
