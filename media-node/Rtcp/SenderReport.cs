using System.Buffers.Binary;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Rtcp;

/// <summary>
/// SR (RFC 3550 section 6.4.1): which RTP timestamp belongs to which moment, and how much was sent.
/// <code>
///  | SSRC | NTP time (8) | RTP timestamp | packets | octets | report blocks |
/// </code>
/// </summary>
/// <param name="Ssrc">The stream.</param>
/// <param name="Ntp">The moment.</param>
/// <param name="RtpTimestamp">The RTP timestamp of that moment.</param>
/// <param name="PacketCount">Packets sent.</param>
/// <param name="OctetCount">Payload bytes sent.</param>
internal readonly record struct SenderReport(uint Ssrc, NtpTime Ntp, uint RtpTimestamp, uint PacketCount, uint OctetCount)
{
    private const int InfoLength = 24;

    /// <summary>Reads a sender report and the blocks behind it.</summary>
    public static bool TryParse(in RtcpItem item, out SenderReport report, out ReportBlocks blocks)
    {
        report = default;
        blocks = default;
        var body = item.Body;
        if (item.Type != RtcpType.SenderReport
            || body.Length < InfoLength
            || !ReportBlocks.TryParse(body[InfoLength..], item.Format, out blocks))
        {
            return false;
        }

        report = new(
            BinaryPrimitives.ReadUInt32BigEndian(body),
            new NtpTime(BinaryPrimitives.ReadUInt64BigEndian(body[4..])),
            BinaryPrimitives.ReadUInt32BigEndian(body[12..]),
            BinaryPrimitives.ReadUInt32BigEndian(body[16..]),
            BinaryPrimitives.ReadUInt32BigEndian(body[20..]));
        return true;
    }

    /// <summary>Writes it with its blocks (at most 31); 0 where it does not fit.</summary>
    public int Write(Span<byte> destination, scoped ReadOnlySpan<ReportBlock> blocks)
    {
        var length = RtcpItem.HeaderLength + InfoLength + blocks.Length * ReportBlock.Length;
        if (blocks.Length > ReportBlock.MaxPerReport || destination.Length < length)
        {
            return 0;
        }

        RtcpItem.WriteHeader(destination, RtcpType.SenderReport, blocks.Length, length);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], Ssrc);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], Ntp.Value);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], RtpTimestamp);
        BinaryPrimitives.WriteUInt32BigEndian(destination[20..], PacketCount);
        BinaryPrimitives.WriteUInt32BigEndian(destination[24..], OctetCount);
        var at = RtcpItem.HeaderLength + InfoLength;
        foreach (var block in blocks)
        {
            block.Write(destination[at..]);
            at += ReportBlock.Length;
        }

        return length;
    }
}
