namespace SfuPlatform.MediaNode.Rtp.Extensions;

/// <summary>Within which delay a receiver should show frames: two 12-bit numbers in units of 10 ms.</summary>
/// <param name="MinimumMilliseconds">Lower bound, 0 to 40950.</param>
/// <param name="MaximumMilliseconds">Upper bound, 0 to 40950.</param>
internal readonly record struct PlayoutDelay(int MinimumMilliseconds, int MaximumMilliseconds)
{
    /// <summary>Bytes of the value.</summary>
    public const int Length = 3;

    private const int Granularity = 10;

    /// <summary>Reads the value; a minimum above the maximum is refused.</summary>
    public static bool TryRead(ReadOnlySpan<byte> value, out PlayoutDelay delay)
    {
        delay = default;
        if (value.Length != Length)
        {
            return false;
        }

        delay = new((value[0] << 4 | value[1] >> 4) * Granularity, ((value[1] & 0x0F) << 8 | value[2]) * Granularity);
        return delay.MinimumMilliseconds <= delay.MaximumMilliseconds;
    }

    /// <summary>Writes the value.</summary>
    public void Write(Span<byte> destination)
    {
        var minimum = Math.Clamp(MinimumMilliseconds / Granularity, 0, 0xFFF);
        var maximum = Math.Clamp(MaximumMilliseconds / Granularity, 0, 0xFFF);
        destination[0] = (byte)(minimum >> 4);
        destination[1] = (byte)(minimum << 4 | maximum >> 8);
        destination[2] = (byte)maximum;
    }
}
