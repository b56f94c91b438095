namespace SfuPlatform.MediaNode.Rtp.Extensions;

/// <summary>
/// Loudness of an audio packet (RFC 6464): <c>|V| level |</c>, in -dBov: 0 is the loudest, 127 silence.
/// </summary>
/// <param name="Level">0 (loudest) to 127 (silence).</param>
/// <param name="Voice">Whether the sender believes that it is a voice.</param>
internal readonly record struct AudioLevel(byte Level, bool Voice)
{
    /// <summary>Bytes of the value.</summary>
    public const int Length = 1;

    /// <summary>Reads the value; both forms' lengths are taken (the two-byte form may pad).</summary>
    public static bool TryRead(ReadOnlySpan<byte> value, out AudioLevel level)
    {
        if (value.IsEmpty)
        {
            level = default;
            return false;
        }

        level = new((byte)(value[0] & 0x7F), (value[0] & 0x80) != 0);
        return true;
    }

    /// <summary>Writes the value.</summary>
    public void Write(Span<byte> destination) => destination[0] = (byte)(Level & 0x7F | (Voice ? 0x80 : 0));
}
