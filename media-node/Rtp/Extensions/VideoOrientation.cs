namespace SfuPlatform.MediaNode.Rtp.Extensions;

/// <summary>How a receiver must turn a picture (3GPP TS 26.114): <c>|0 0 0 0 C F R1 R0|</c>.</summary>
/// <param name="QuarterTurns">Clockwise quarter turns, 0 to 3.</param>
/// <param name="Mirrored">Whether it must be mirrored.</param>
/// <param name="BackCamera">Whether it is of a camera that looks away from the user.</param>
internal readonly record struct VideoOrientation(int QuarterTurns, bool Mirrored, bool BackCamera)
{
    /// <summary>Bytes of the value.</summary>
    public const int Length = 1;

    /// <summary>Reads the value.</summary>
    public static bool TryRead(ReadOnlySpan<byte> value, out VideoOrientation orientation)
    {
        if (value.Length != Length)
        {
            orientation = default;
            return false;
        }

        orientation = new(value[0] & 3, (value[0] & 4) != 0, (value[0] & 8) != 0);
        return true;
    }

    /// <summary>Writes the value.</summary>
    public void Write(Span<byte> destination) =>
        destination[0] = (byte)(QuarterTurns & 3 | (Mirrored ? 4 : 0) | (BackCamera ? 8 : 0));
}
