using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>
/// Reads one client's RTCP: reports about and of its streams stay here, what the subscriber asks of a track goes to the
/// track's owner. Owner: the client's worker.
/// </summary>
internal sealed class FeedbackReader(ReceivingTracks receiving, Dictionary<uint, DownTrack> sending, IMediaTransport transport)
{
    private const long UnknownRoundTrip = 100_000;
    private const int MaskBits = 64;

    private long _bandwidthEstimate;

    /// <summary>Round trip to this client in microseconds, by what it reports about our streams.</summary>
    public long RoundTrip { get; private set; } = UnknownRoundTrip;

    /// <summary>The newest REMB in bits per second; 0: none.</summary>
    public long BandwidthEstimate => Volatile.Read(ref _bandwidthEstimate);

    /// <summary>Reads a compound packet.</summary>
    public void Read(ReadOnlySpan<byte> compound, long now)
    {
        var reader = new RtcpReader(compound);
        while (reader.TryRead(out var item))
        {
            switch (item.Type)
            {
                case RtcpType.SenderReport when SenderReport.TryParse(item, out var report, out var blocks):
                    receiving.Find(report.Ssrc)?.SenderReported(report, now);
                    ReadBlocks(blocks, now);
                    break;
                case RtcpType.ReceiverReport when ReceiverReport.TryParse(item, out _, out var blocks):
                    ReadBlocks(blocks, now);
                    break;
                case RtcpType.Bye when Bye.TryParse(item, out var bye):
                    ReadBye(bye);
                    break;
                case RtcpType.TransportLayerFeedback when Nack.TryParse(item, out var nack):
                    ReadNack(nack);
                    break;
                case RtcpType.PayloadFeedback:
                    ReadPayloadFeedback(item);
                    break;
            }
        }

        if (reader.IsMalformed)
        {
            transport.Counters?.Drop(DropReason.MalformedRtcp);
        }
    }

    private void Tell(DownTrack track, FeedbackKind kind, long a, long b)
    {
        if (!track.Source.Publisher.Tell(track, (int)kind, a, b))
        {
            transport.Counters?.Drop(DropReason.QueueFull);
        }
    }

    private void ReadBlocks(ReportBlocks blocks, long now)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (!sending.TryGetValue(block.Ssrc, out var track))
            {
                continue;
            }

            track.Feedback.Reported(block, NtpTime.FromUnixMicroseconds(now + transport.UnixOffsetMicroseconds));
            if (track.Feedback.RoundTrip >= 0)
            {
                RoundTrip = track.Feedback.RoundTrip;
            }
        }
    }

    private void ReadBye(Bye bye)
    {
        for (var i = 0; i < bye.Count; i++)
        {
            if (receiving.Find(bye[i]) is { } stream)
            {
                stream.Ended();
            }
        }
    }

    // One message holds a number and the 63 after it, so that a burst of losses is few messages.
    private void ReadNack(Nack nack)
    {
        if (!sending.TryGetValue(nack.MediaSsrc, out var track))
        {
            return;
        }

        ushort first = 0;
        ulong mask = 0;
        var packets = 0;
        foreach (var sequence in nack)
        {
            packets++;
            var ahead = (ushort)(sequence - first);
            if (mask != 0 && ahead >= MaskBits)
            {
                Tell(track, FeedbackKind.Nack, first, (long)mask);
                mask = 0;
            }

            if (mask == 0)
            {
                (first, ahead) = (sequence, 0);
            }

            mask |= 1UL << ahead;
        }

        Tell(track, FeedbackKind.Nack, first, (long)mask);
        track.Feedback.Nacked(packets);
    }

    private void ReadPayloadFeedback(in RtcpItem item)
    {
        if (Pli.TryParse(item, out var ssrc))
        {
            AskForKeyFrame(ssrc);
        }
        else if (Fir.TryParse(item, out var fir))
        {
            for (var i = 0; i < fir.Count; i++)
            {
                AskForKeyFrame(fir[i].MediaSsrc);
            }
        }
        else if (Remb.TryParse(item, out var remb))
        {
            Volatile.Write(ref _bandwidthEstimate, (long)Math.Min(remb.BitsPerSecond, long.MaxValue));
        }
    }

    private void AskForKeyFrame(uint ssrc)
    {
        if (sending.TryGetValue(ssrc, out var track))
        {
            track.Feedback.AskedForKeyFrame();
            Tell(track, FeedbackKind.KeyFrame, 0, 0);
        }
    }
}
