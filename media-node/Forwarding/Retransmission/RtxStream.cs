using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Forwarding.Retransmission;

/// <summary>
/// A retransmission stream towards a subscriber (RFC 4588): own SSRC, payload type and sequence; the payload starts with
/// the sequence number that the packet had. Owner: the down track.
/// </summary>
/// <param name="ssrc">Its SSRC.</param>
/// <param name="first">Its first sequence number.</param>
internal sealed class RtxStream(uint ssrc, long first)
{
    /// <summary>Bytes of the original sequence number before the payload.</summary>
    public const int OriginalSequenceLength = 2;

    private long _next = first;

    /// <summary>Its SSRC.</summary>
    public uint Ssrc => ssrc;

    /// <summary>The extended sequence number of the next packet, which is then used up.</summary>
    public long TakeSequence() => _next++;

    /// <summary>Writes the original number in front of the payload.</summary>
    public static void WriteOriginalSequence(Span<byte> rtxPayload, ushort sequence) =>
        BinaryPrimitives.WriteUInt16BigEndian(rtxPayload, sequence);

    /// <summary>
    /// Turns a received retransmission back into the packet that it repeats, in place; the result starts two bytes
    /// further on. False where it holds no packet (padding for probing).
    /// </summary>
    /// <param name="packet">The whole packet.</param>
    /// <param name="headerLength">Bytes of its header.</param>
    /// <param name="payloadLength">Bytes of its payload without padding.</param>
    /// <param name="mediaSsrc">The SSRC of the stream that is repeated.</param>
    /// <param name="mediaPayloadType">The payload type that is repeated.</param>
    /// <param name="original">The packet that was lost.</param>
    public static bool TryRestore(
        Span<byte> packet,
        int headerLength,
        int payloadLength,
        uint mediaSsrc,
        byte mediaPayloadType,
        out Span<byte> original)
    {
        original = default;
        if (payloadLength <= OriginalSequenceLength)
        {
            return false;
        }

        var sequence = BinaryPrimitives.ReadUInt16BigEndian(packet[headerLength..]);
        packet[..headerLength].CopyTo(packet[OriginalSequenceLength..]);
        original = packet[OriginalSequenceLength..(headerLength + payloadLength)];
        original[0] &= 0xDF;
        original[1] = (byte)(original[1] & 0x80 | mediaPayloadType);
        BinaryPrimitives.WriteUInt16BigEndian(original[2..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(original[8..], mediaSsrc);
        return true;
    }
}
