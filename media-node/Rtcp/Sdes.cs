using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Rtcp;

/// <summary>SDES (RFC 3550 section 6.5): chunks of <c>| SSRC | item type | length | text | ... | 0 |</c>; we use the CNAME.</summary>
internal static class Sdes
{
    private const byte CnameItem = 1;

    /// <summary>Finds the first chunk that has a CNAME.</summary>
    public static bool TryParseCname(in RtcpItem item, out uint ssrc, out ReadOnlySpan<byte> cname)
    {
        ssrc = 0;
        cname = default;
        if (item.Type != RtcpType.Sdes)
        {
            return false;
        }

        var rest = item.Body;
        for (var chunk = 0; chunk < item.Format && rest.Length >= 4; chunk++)
        {
            ssrc = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (TryFindCname(rest[4..], out cname, out var length))
            {
                return true;
            }

            // A chunk ends with a zero and is filled to whole words, counted from its SSRC.
            var next = 4 + (length + 4 & ~3);
            if (length < 0 || next > rest.Length)
            {
                return false;
            }

            rest = rest[next..];
        }

        return false;
    }

    /// <summary>Writes one chunk with a CNAME (at most 255 bytes); 0 where it does not fit.</summary>
    public static int WriteCname(Span<byte> destination, uint ssrc, scoped ReadOnlySpan<byte> cname)
    {
        var used = RtcpItem.HeaderLength + 4 + 2 + cname.Length;
        var length = used + 4 & ~3;
        if (cname.Length > byte.MaxValue || destination.Length < length)
        {
            return 0;
        }

        RtcpItem.WriteHeader(destination, RtcpType.Sdes, 1, length);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], ssrc);
        destination[8] = CnameItem;
        destination[9] = (byte)cname.Length;
        cname.CopyTo(destination[10..]);
        destination[used..length].Clear();
        return length;
    }

    // length: bytes of items before the terminating zero; negative where there is no end.
    private static bool TryFindCname(ReadOnlySpan<byte> items, out ReadOnlySpan<byte> cname, out int length)
    {
        cname = default;
        length = 0;
        while (length < items.Length && items[length] != 0)
        {
            if (items.Length - length < 2 || items[length + 1] > items.Length - length - 2)
            {
                length = -1;
                return false;
            }

            if (items[length] == CnameItem)
            {
                cname = items.Slice(length + 2, items[length + 1]);
                return true;
            }

            length += 2 + items[length + 1];
        }

        return false;
    }
}
