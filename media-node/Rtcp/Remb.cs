using System.Buffers.Binary;
using System.Numerics;

namespace SfuPlatform.MediaNode.Rtcp;

/// <summary>
/// REMB (draft-alvestrand-rmcat-remb): the bit rate that the receiver believes it can take for these streams together.
/// <code>
///  | SSRC | 0 | "REMB" | count (8) | exponent (6) mantissa (18) | SSRC x count |
/// </code>
/// </summary>
internal readonly ref struct Remb
{
    /// <summary>Feedback message type: application layer feedback.</summary>
    public const byte Format = 15;

    private const int HeadLength = 16;
    private const int MantissaBits = 18;

    private readonly ReadOnlySpan<byte> _ssrcs;

    private Remb(ulong bitsPerSecond, ReadOnlySpan<byte> ssrcs)
    {
        BitsPerSecond = bitsPerSecond;
        _ssrcs = ssrcs;
    }

    private static ReadOnlySpan<byte> Name => "REMB"u8;

    /// <summary>The estimate.</summary>
    public ulong BitsPerSecond { get; }

    /// <summary>How many streams it is for.</summary>
    public int Count => _ssrcs.Length / 4;

    /// <summary>One of them.</summary>
    public uint this[int index] => BinaryPrimitives.ReadUInt32BigEndian(_ssrcs.Slice(4 * index, 4));

    /// <summary>Reads a REMB; other application layer feedback is false as well. Rates beyond 64 bits are the maximum.</summary>
    public static bool TryParse(in RtcpItem item, out Remb remb)
    {
        remb = default;
        var body = item.Body;
        if (!item.IsPayloadFeedback(Format) || body.Length < HeadLength || !body.Slice(8, 4).SequenceEqual(Name))
        {
            return false;
        }

        var count = body[12];
        if (body.Length < HeadLength + 4 * count)
        {
            return false;
        }

        var word = BinaryPrimitives.ReadUInt32BigEndian(body[12..]) & 0xFF_FFFF;
        var exponent = (int)(word >> MantissaBits);
        ulong mantissa = word & (1 << MantissaBits) - 1;
        var rate = exponent > BitOperations.LeadingZeroCount(mantissa) ? ulong.MaxValue : mantissa << exponent;
        remb = new Remb(mantissa == 0 ? 0 : rate, body.Slice(HeadLength, 4 * count));
        return true;
    }

    /// <summary>Writes a REMB, the rate rounded down to 18 significant bits; 0 where it does not fit.</summary>
    public static int Write(Span<byte> destination, uint senderSsrc, ulong bitsPerSecond, scoped ReadOnlySpan<uint> ssrcs)
    {
        var length = RtcpItem.HeaderLength + HeadLength + 4 * ssrcs.Length;
        if (ssrcs.Length > byte.MaxValue || destination.Length < length)
        {
            return 0;
        }

        var exponent = Math.Max(0, 64 - BitOperations.LeadingZeroCount(bitsPerSecond) - MantissaBits);
        RtcpItem.WriteHeader(destination, RtcpType.PayloadFeedback, Format, length);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], senderSsrc);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], 0);
        Name.CopyTo(destination[12..]);
        BinaryPrimitives.WriteUInt32BigEndian(
            destination[16..],
            (uint)ssrcs.Length << 24 | (uint)exponent << MantissaBits | (uint)(bitsPerSecond >> exponent));
        for (var i = 0; i < ssrcs.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(destination[(20 + 4 * i)..], ssrcs[i]);
        }

        return length;
    }
}
