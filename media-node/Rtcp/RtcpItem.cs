using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Rtcp;

/// <summary>
/// One packet of a compound.
/// <code>
///  |V=2|P| count or format |  type  |  length in words minus one  |
///  |  body: for all types that we know it starts with an SSRC      |
/// </code>
/// </summary>
internal readonly ref struct RtcpItem
{
    /// <summary>Bytes of the common header.</summary>
    public const int HeaderLength = 4;

    /// <summary>One packet, of its header's fields and what is behind the header without padding.</summary>
    public RtcpItem(byte type, byte format, ReadOnlySpan<byte> body)
    {
        Type = type;
        Format = format;
        Body = body;
    }

    /// <summary>The packet type (<see cref="RtcpType"/>).</summary>
    public byte Type { get; }

    /// <summary>Report or source count, or feedback message type (FMT).</summary>
    public byte Format { get; }

    /// <summary>The sender's SSRC: the first word of the body; 0 where there is none.</summary>
    public uint Ssrc => Body.Length < 4 ? 0 : BinaryPrimitives.ReadUInt32BigEndian(Body);

    /// <summary>What follows the common header, from the SSRC on, without padding.</summary>
    public ReadOnlySpan<byte> Body { get; }

    /// <summary>Whether it is transport layer feedback of this format.</summary>
    public bool IsTransportLayerFeedback(byte format) => Type == RtcpType.TransportLayerFeedback && Format == format;

    /// <summary>Whether it is payload-specific feedback of this format.</summary>
    public bool IsPayloadFeedback(byte format) => Type == RtcpType.PayloadFeedback && Format == format;

    /// <summary>Writes a common header for a packet of this many bytes (a multiple of four).</summary>
    public static void WriteHeader(Span<byte> destination, byte type, int format, int length)
    {
        destination[0] = (byte)(0x80 | format & 0x1F);
        destination[1] = type;
        BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)(length / 4 - 1));
    }
}
