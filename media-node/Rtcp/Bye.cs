using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Rtcp;

/// <summary>BYE (RFC 3550 section 6.6): <c>| SSRC x count | reason |</c>: these streams have ended.</summary>
internal readonly ref struct Bye
{
    private readonly ReadOnlySpan<byte> _ssrcs;

    private Bye(ReadOnlySpan<byte> ssrcs) => _ssrcs = ssrcs;

    /// <summary>How many streams.</summary>
    public int Count => _ssrcs.Length / 4;

    /// <summary>One of them.</summary>
    public uint this[int index] => BinaryPrimitives.ReadUInt32BigEndian(_ssrcs.Slice(4 * index, 4));

    /// <summary>Reads the streams; the reason is ignored.</summary>
    public static bool TryParse(in RtcpItem item, out Bye bye)
    {
        bye = default;
        if (item.Type != RtcpType.Bye || item.Body.Length < 4 * item.Format)
        {
            return false;
        }

        bye = new Bye(item.Body[..(4 * item.Format)]);
        return true;
    }

    /// <summary>Writes it for one stream; 0 where it does not fit.</summary>
    public static int Write(Span<byte> destination, uint ssrc)
    {
        const int length = RtcpItem.HeaderLength + 4;
        if (destination.Length < length)
        {
            return 0;
        }

        RtcpItem.WriteHeader(destination, RtcpType.Bye, 1, length);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], ssrc);
        return length;
    }
}
