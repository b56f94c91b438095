using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Rtcp;

/// <summary>RR (RFC 3550 section 6.4.2): <c>| SSRC of the receiver | report blocks |</c>.</summary>
internal static class ReceiverReport
{
    /// <summary>Reads a receiver report.</summary>
    public static bool TryParse(in RtcpItem item, out uint senderSsrc, out ReportBlocks blocks)
    {
        senderSsrc = item.Ssrc;
        blocks = default;
        return item.Type == RtcpType.ReceiverReport
            && item.Body.Length >= 4
            && ReportBlocks.TryParse(item.Body[4..], item.Format, out blocks);
    }

    /// <summary>Writes a report with its blocks (at most 31); 0 where it does not fit.</summary>
    public static int Write(Span<byte> destination, uint senderSsrc, scoped ReadOnlySpan<ReportBlock> blocks)
    {
        var length = RtcpItem.HeaderLength + 4 + blocks.Length * ReportBlock.Length;
        if (blocks.Length > ReportBlock.MaxPerReport || destination.Length < length)
        {
            return 0;
        }

        RtcpItem.WriteHeader(destination, RtcpType.ReceiverReport, blocks.Length, length);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], senderSsrc);
        var at = RtcpItem.HeaderLength + 4;
        foreach (var block in blocks)
        {
            block.Write(destination[at..]);
            at += ReportBlock.Length;
        }

        return length;
    }
}
