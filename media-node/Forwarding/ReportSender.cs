using System.Text;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>
/// Sends one client its RTCP: reports once a second, requests (NACK, PLI, FIR) with the next tick, always as compound
/// packets that start with a report, so that it need not be asked whether the client takes others. Owner: the client's
/// worker.
/// </summary>
internal sealed class ReportSender(
    ReceivingTracks receiving, Dictionary<uint, DownTrack> sending, IMediaTransport transport, uint localSsrc)
{
    private const long Interval = 1_000_000;
    private const int MaxCompound = 1150;
    private const int MaxNacks = 128;

    private long _lastReports;
    private byte _firCommand;

    /// <summary>Sends what is due.</summary>
    public void Tick(long now, long roundTrip)
    {
        SendRequests(now, roundTrip);
        if (now - _lastReports >= Interval)
        {
            _lastReports = now;
            SendReceiverReports(now);
            SendSenderReports(now);
        }
    }

    private void SendRequests(long now, long roundTrip)
    {
        Span<byte> buffer = stackalloc byte[MaxCompound];
        Span<ushort> lost = stackalloc ushort[MaxNacks];
        var compound = new RtcpWriter(buffer);
        foreach (var stream in receiving.Streams)
        {
            var missing = stream.TakeNacks(now, roundTrip, lost);
            if (missing > 0)
            {
                Begin(ref compound);
                compound.AppendNack(localSsrc, stream.Ssrc, lost[..missing]);
                transport.Counters!.NacksSent += missing;
            }

            if (stream.KeyFrames.TakeDue(now))
            {
                Begin(ref compound);
                _ = stream.UsesFir
                    ? compound.AppendFir(localSsrc, stream.Ssrc, _firCommand++)
                    : compound.AppendPli(localSsrc, stream.Ssrc);
                transport.Counters!.KeyFrameRequests++;
            }

            if (compound.Length > MaxCompound / 2)
            {
                Send(ref compound, buffer);
            }
        }

        Send(ref compound, buffer);
    }

    private void Begin(ref RtcpWriter compound)
    {
        if (compound.Length == 0)
        {
            compound.AppendReceiverReport(localSsrc, []);
        }
    }

    private void Send(ref RtcpWriter compound, Span<byte> buffer)
    {
        if (compound.Length > 0)
        {
            transport.SendRtcp(compound.Written);
            compound = new RtcpWriter(buffer);
        }
    }

    private void SendReceiverReports(long now)
    {
        Span<byte> buffer = stackalloc byte[MaxCompound];
        Span<ReportBlock> blocks = stackalloc ReportBlock[ReportBlock.MaxPerReport];
        var count = 0;
        foreach (var stream in receiving.Streams)
        {
            if (stream.Statistics.Received > 0)
            {
                blocks[count++] = stream.Statistics.Report(stream.Ssrc, now);
            }

            if (count == blocks.Length)
            {
                SendBlocks(buffer, blocks);
                count = 0;
            }
        }

        if (count > 0)
        {
            SendBlocks(buffer, blocks[..count]);
        }
    }

    private void SendBlocks(Span<byte> buffer, ReadOnlySpan<ReportBlock> blocks)
    {
        var compound = new RtcpWriter(buffer);
        compound.AppendReceiverReport(localSsrc, blocks);
        compound.AppendCname(localSsrc, "sfu"u8);
        transport.SendRtcp(compound.Written);
    }

    private void SendSenderReports(long now)
    {
        Span<byte> buffer = stackalloc byte[MaxCompound];
        Span<byte> cname = stackalloc byte[byte.MaxValue];
        var compound = new RtcpWriter(buffer);
        foreach (var (ssrc, track) in sending)
        {
            if (track.Clock is not { } clock || track.Counters.Packets == 0)
            {
                continue;
            }

            var report = new SenderReport(
                ssrc,
                NtpTime.FromUnixMicroseconds(now + transport.UnixOffsetMicroseconds),
                clock.TimestampAt(now),
                (uint)track.Counters.Packets,
                (uint)track.Counters.Bytes);
            compound.AppendSenderReport(report, []);
            if (Encoding.UTF8.TryGetBytes(track.Settings.Cname, cname, out var length))
            {
                compound.AppendCname(ssrc, cname[..length]);
            }

            if (compound.Length > MaxCompound / 2)
            {
                Send(ref compound, buffer);
            }
        }

        Send(ref compound, buffer);
    }
}
