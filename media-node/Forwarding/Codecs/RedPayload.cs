namespace SfuPlatform.MediaNode.Forwarding.Codecs;

/// <summary>
/// Redundant audio (RFC 2198): headers of the redundant blocks <c>|1| PT | timestamp offset (14) | length (10) |</c>, the
/// header of the primary block <c>|0| PT |</c>, then the blocks in the same order.
/// </summary>
internal static class RedPayload
{
    private const int RedundantHeaderLength = 4;

    /// <summary>Finds the primary block, the newest frame; false where the payload is malformed or the block is empty.</summary>
    public static bool TryReadPrimary(ReadOnlySpan<byte> payload, out byte payloadType, out ReadOnlySpan<byte> primary)
    {
        payloadType = 0;
        primary = default;
        var at = 0;
        var redundant = 0;
        while (at < payload.Length && (payload[at] & 0x80) != 0)
        {
            if (payload.Length - at < RedundantHeaderLength)
            {
                return false;
            }

            redundant += (payload[at + 2] & 0x03) << 8 | payload[at + 3];
            at += RedundantHeaderLength;
        }

        if (at >= payload.Length || payload.Length - at - 1 <= redundant)
        {
            return false;
        }

        payloadType = payload[at];
        primary = payload[(at + 1 + redundant)..];
        return true;
    }
}
