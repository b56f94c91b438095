using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Forwarding.Codecs;

/// <summary>
/// What the NAL units in a payload of H.264 (RFC 6184) are: single ones, aggregated (STAP-A) or fragmented (FU-A); the
/// other packetizations belong to modes that we do not negotiate.
/// </summary>
/// <param name="HasParameters">Whether it holds a sequence parameter set.</param>
/// <param name="StartsIdr">Whether it holds the start of the first slice of an IDR picture.</param>
internal readonly record struct H264Descriptor(bool HasParameters, bool StartsIdr)
{
    private const int Idr = 5;
    private const int SequenceParameters = 7;
    private const int StapA = 24;
    private const int FuA = 28;

    /// <summary>Whether a decoder can start here. Senders put the parameters before each IDR picture, or give them by SDP.</summary>
    public bool StartsKeyFrame => HasParameters || StartsIdr;

    /// <summary>Reads the payload; false where it is cut short.</summary>
    public static bool TryParse(ReadOnlySpan<byte> payload, out H264Descriptor result)
    {
        result = default;
        if (payload.IsEmpty)
        {
            return false;
        }

        switch (payload[0] & 0x1F)
        {
            case StapA:
                return TryParseAggregate(payload[1..], ref result);
            case FuA:
                return TryParseFragment(payload, ref result);
            default:
                result = result.With(payload[0] & 0x1F, payload[1..]);
                return true;
        }
    }

    private static bool TryParseAggregate(ReadOnlySpan<byte> rest, ref H264Descriptor result)
    {
        while (rest.Length >= 3)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest);
            if (length == 0 || length > rest.Length - 2)
            {
                return false;
            }

            result = result.With(rest[2] & 0x1F, rest[3..(2 + length)]);
            rest = rest[(2 + length)..];
        }

        return rest.IsEmpty;
    }

    private static bool TryParseFragment(ReadOnlySpan<byte> payload, ref H264Descriptor result)
    {
        if (payload.Length < 3)
        {
            return false;
        }

        var isStart = (payload[1] & 0x80) != 0;
        if (isStart)
        {
            result = result.With(payload[1] & 0x1F, payload[2..]);
        }

        return true;
    }

    // A slice header starts with first_mb_in_slice in Exp-Golomb code: zero, the first slice, is a single one bit.
    private H264Descriptor With(int type, ReadOnlySpan<byte> body) => type switch
    {
        SequenceParameters => this with { HasParameters = true },
        Idr when !body.IsEmpty && (body[0] & 0x80) != 0 => this with { StartsIdr = true },
        _ => this,
    };
}
