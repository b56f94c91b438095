using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Tests.Forwarding;

public class ReportTests
{
    private const uint Ssrc = 1000;

    private readonly Conference _conference = new();

    [Fact]
    public void The_publisher_is_told_loss_and_when_its_report_came()
    {
        _conference.Publisher.Publish(Conference.Video());
        _conference.Transport.Advance(10_000);
        foreach (var sequence in new[] { 70_000, 70_001, 70_003, 70_004 })
        {
            _conference.Send(Ssrc, sequence, 0, TestPackets.Vp8(key: true, picture: 1));
        }

        var ntp = NtpTime.FromUnixMicroseconds(5_000_000);
        _conference.Rtcp(Conference.Report(Ssrc, 5_000_000, 90));
        _conference.Transport.Advance(1_000_000);

        var body = Conference.Sent(_conference.Transport, RtcpType.ReceiverReport).First(report => report.Length > 4);
        var block = ReportBlock.Read(body.AsSpan(4));
        Assert.Equal((Ssrc, 256 / 5, 1, 70_004u), (block.Ssrc, block.FractionLost, block.CumulativeLost, block.HighestSequence));
        Assert.Equal(ntp.Compact, block.LastSenderReport);
        Assert.InRange(NtpTime.FromCompactDuration(block.DelaySinceLastSenderReport), 900_000, 1_000_000);
    }

    [Fact]
    public void Subscribers_get_sender_reports_on_the_nodes_clock_with_the_publishers_cname()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var (_, subscriber) = Conference.Subscribe(track);
        _conference.Send(Ssrc, 1, 50_000, TestPackets.Vp8(key: true, picture: 1));
        var sent = subscriber.SentRtp[0];
        subscriber.Now = _conference.Transport.Now;

        subscriber.Advance(1_100_000);
        Assert.Empty(Conference.Sent(subscriber, RtcpType.SenderReport));
        var reportedAt = _conference.Transport.Now;
        _conference.Rtcp(Conference.Report(Ssrc, 9_999_000_000, 50_000 + 900));
        subscriber.Advance(1_000_000);

        var compound = Assert.Single(subscriber.SentRtcp);
        var reader = new RtcpReader(compound);
        Assert.True(reader.TryRead(out var item));
        Assert.True(SenderReport.TryParse(item, out var report, out _));
        Assert.Equal((5000u, 1u, 20u), (report.Ssrc, report.PacketCount, report.OctetCount));
        var reportNow = report.Ntp.ToUnixMicroseconds() - subscriber.UnixOffsetMicroseconds;
        var expected = sent.Timestamp + 900 + (reportNow - reportedAt) * 90 / 1000;
        Assert.InRange((int)(report.RtpTimestamp - (uint)expected), -1, 1);
        Assert.True(reader.TryRead(out item));
        Assert.True(Sdes.TryParseCname(item, out var ssrc, out var cname));
        Assert.Equal((5000u, "alice"), (ssrc, System.Text.Encoding.ASCII.GetString(cname)));
    }

    [Fact]
    public void Loss_and_round_trip_that_a_subscriber_reports_are_known()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var (down, subscriber) = Conference.Subscribe(track);
        var sentAt = NtpTime.FromUnixMicroseconds(subscriber.UnixOffsetMicroseconds + 2_000_000);
        var block = new ReportBlock(5000, 64, 10, 1, 900, sentAt.Compact, NtpTime.ToCompactDuration(100_000));
        var buffer = new byte[100];
        var length = ReceiverReport.Write(buffer, 1, [block]);

        subscriber.Listener!.Rtcp(buffer.AsSpan(0, length), now: 2_150_000);

        Assert.Equal((0.25, 10.0), (down.Statistics.LossFraction, down.Statistics.JitterMilliseconds));
        Assert.InRange(down.Statistics.RoundTripMilliseconds!.Value, 49, 51);
    }

    [Fact]
    public void A_bandwidth_estimate_is_kept()
    {
        var (peer, transport) = Conference.Peer();
        var buffer = new byte[100];
        var length = Remb.Write(buffer, 1, 750_000, [5000]);

        transport.Listener!.Rtcp(buffer.AsSpan(0, length), 0);

        Assert.Equal(750_000, peer.BandwidthEstimate);
    }

    [Fact]
    public void Fir_is_used_where_the_publisher_knows_no_pli()
    {
        var settings = Conference.Video() with { Codecs = [Conference.Codec("VP8", Conference.Vp8) with { Pli = false }] };
        var track = _conference.Publisher.Publish(settings);
        Conference.Subscribe(track);
        _conference.Send(Ssrc, 1, 0, TestPackets.Vp8(key: false, picture: 1));

        _conference.Transport.Advance(1_000_000);

        Assert.Empty(Conference.Sent(_conference.Transport, RtcpType.PayloadFeedback, Pli.Format));
        var commands = Conference.Sent(_conference.Transport, RtcpType.PayloadFeedback, Fir.Format).Select(body => body[12]);
        Assert.Equal([0, 1, 2], commands);
    }

    [Fact]
    public void A_stream_that_said_goodbye_is_live_no_more()
    {
        var track = _conference.Publisher.Publish(Conference.Video("q", "h"));
        var (down, _) = Conference.Subscribe(track);
        _conference.Send(Ssrc, 1, 0, TestPackets.Vp8(key: true, picture: 1), rid: "q");
        _conference.Send(Ssrc + 1, 1, 0, TestPackets.Vp8(key: true, picture: 1), rid: "h");
        Assert.Equal(1, down.Statistics.SpatialLayer);
        var bye = new byte[8];
        Bye.Write(bye, Ssrc + 1);

        _conference.Rtcp(bye);
        _conference.Send(Ssrc, 2, 3000, TestPackets.Vp8(key: true, picture: 2), rid: "q");

        Assert.Equal(0, down.Statistics.SpatialLayer);
    }

    [Fact]
    public void The_room_hears_of_connection_and_end_and_what_layers_are_wanted()
    {
        var events = new FakeEvents();
        var (peer, transport) = Conference.Peer(events);
        var track = peer.Publish(Conference.Video("q", "h", "f"));
        var (down, _) = Conference.Subscribe(track);
        down.SetTarget(1);
        down.SetPaused(true);
        transport.Listener!.Connected(0);
        transport.Listener!.Gone(GoneReason.ConsentExpired, 0);

        Assert.Equal(["wanted 2", "wanted 1", "wanted -1", "connected", "gone ConsentExpired"], events.Told);
    }

    [Fact]
    public void A_subscriber_that_is_gone_is_taken_off_every_track_and_not_added_again()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var (peer, transport) = Conference.Peer();
        peer.Subscribe(track, Conference.VideoDown());
        transport.Listener!.Gone(GoneReason.Closed, 0);
        peer.Subscribe(track, Conference.VideoDown(ssrc: 9000));

        _conference.Send(Ssrc, 1, 0, TestPackets.Vp8(key: true, picture: 1));

        Assert.Empty(transport.SentRtp);
        Assert.Equal(-1, track.WantedLayer);
    }
}
