using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Forwarding;
using SfuPlatform.MediaNode.Forwarding.Codecs;
using SfuPlatform.MediaNode.Rtcp;

namespace SfuPlatform.MediaNode.Tests.Forwarding;

public class VideoForwardingTests
{
    private const uint Ssrc = 1000;

    private readonly Conference _conference = new();

    [Fact]
    public void A_packet_arrives_under_the_subscribers_own_ssrc_payload_type_and_extensions()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var (_, subscriber) = Conference.Subscribe(track);

        _conference.Send(Ssrc, 10, 9000, TestPackets.Vp8(key: true, picture: 5), marker: true);

        var packet = Assert.Single(subscriber.SentRtp);
        Assert.Equal((5000u, Conference.SubscriberVp8, true), (packet.Ssrc, packet.PayloadType, packet.Marker));
        Assert.Equal("7"u8.ToArray(), packet.Extension(Conference.SubscriberIds.Mid));
        Assert.True(packet.TransportSequenceOffset > 0);
        Assert.Equal(["started 1"], _conference.Events.Told.Where(told => told.StartsWith("started", StringComparison.Ordinal)));
    }

    [Fact]
    public void Video_starts_at_a_key_frame_which_is_asked_for_once_for_many_subscribers()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var subscribers = Enumerable.Range(0, 20).Select(_ => Conference.Subscribe(track).Transport).ToArray();

        for (var i = 0; i < 10; i++)
        {
            _conference.Send(Ssrc, i, 0, TestPackets.Vp8(key: false, picture: i));
            _conference.Transport.Advance(10_000);
        }

        Assert.All(subscribers, subscriber => Assert.Empty(subscriber.SentRtp));
        Assert.Single(Conference.Sent(_conference.Transport, RtcpType.PayloadFeedback, Pli.Format));
        _conference.Send(Ssrc, 10, 900, TestPackets.Vp8(key: true, picture: 10));
        Assert.All(subscribers, subscriber => Assert.Single(subscriber.SentRtp));
        _conference.Transport.Advance(2_000_000);
        Assert.Single(Conference.Sent(_conference.Transport, RtcpType.PayloadFeedback, Pli.Format));
    }

    [Fact]
    public void A_subscribers_plea_for_a_key_frame_goes_to_the_publisher()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var (_, subscriber) = Conference.Subscribe(track);
        _conference.Send(Ssrc, 1, 0, TestPackets.Vp8(key: true, picture: 1));
        _conference.Transport.SentRtcp.Clear();

        subscriber.Listener!.Rtcp(Conference.Pli(5000), 0);
        subscriber.Listener!.Rtcp(Conference.Pli(5000), 0);
        _conference.Transport.Advance(10_000);

        var asked = Assert.Single(Conference.Sent(_conference.Transport, RtcpType.PayloadFeedback, Pli.Format));
        Assert.Equal(Ssrc, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(asked.AsSpan(4)));
    }

    [Fact]
    public void After_a_pause_the_stream_goes_on_without_a_hole_from_the_next_key_frame()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var (down, subscriber) = Conference.Subscribe(track);
        _conference.Send(Ssrc, 1, 0, TestPackets.Vp8(key: true, picture: 1));
        down.SetPaused(true);
        _conference.Send(Ssrc, 2, 3000, TestPackets.Vp8(key: false, picture: 2));
        down.SetPaused(false);
        _conference.Send(Ssrc, 3, 6000, TestPackets.Vp8(key: false, picture: 3));
        _conference.Send(Ssrc, 4, 9000, TestPackets.Vp8(key: true, picture: 4));

        Assert.Equal(2, subscriber.SentRtp.Count);
        var (before, after) = (subscriber.SentRtp[0], subscriber.SentRtp[1]);
        Assert.Equal(before.Sequence + 1, after.Sequence);
        Assert.Equal(before.Timestamp + 9000, after.Timestamp);
        Assert.Equal(PictureId(before) + 1, PictureId(after));
        Assert.Equal(1, _conference.Transport.Counters.Drops(DropReason.Paused));
        Assert.Equal(1, _conference.Transport.Counters.Drops(DropReason.WaitingForKeyFrame));
    }

    [Fact]
    public void Saying_again_what_holds_interrupts_nothing()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var (down, subscriber) = Conference.Subscribe(track);
        _conference.Send(Ssrc, 1, 0, TestPackets.Vp8(key: true, picture: 1));
        down.SetPaused(false);
        down.SetTarget(DownTrack.Highest);
        track.SetMuted(false);
        _conference.Send(Ssrc, 2, 3000, TestPackets.Vp8(key: false, picture: 2));

        Assert.Equal(2, subscriber.SentRtp.Count);
    }

    [Fact]
    public void A_muted_track_reaches_nobody_until_it_is_unmuted()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var (_, subscriber) = Conference.Subscribe(track);
        track.SetMuted(true);
        _conference.Send(Ssrc, 1, 0, TestPackets.Vp8(key: true, picture: 1));
        Assert.Empty(subscriber.SentRtp);

        track.SetMuted(false);
        _conference.Send(Ssrc, 2, 0, TestPackets.Vp8(key: true, picture: 2));

        Assert.Single(subscriber.SentRtp);
    }

    [Fact]
    public void Padding_leaves_no_hole()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var (_, subscriber) = Conference.Subscribe(track);
        _conference.Send(Ssrc, 1, 0, TestPackets.Vp8(key: true, picture: 1));
        _conference.Send(Ssrc, 2, 0, []);
        _conference.Send(Ssrc, 3, 0, TestPackets.Vp8(key: false, picture: 1, start: false));

        Assert.Equal(1, subscriber.SentRtp[1].Sequence - subscriber.SentRtp[0].Sequence);
        Assert.Equal(1, _conference.Transport.Counters.Drops(DropReason.PaddingOnly));
    }

    [Fact]
    public void Fewer_temporal_layers_leave_sequence_and_pictures_contiguous()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var (down, subscriber) = Conference.Subscribe(track);
        down.SetTarget(DownTrack.Highest, temporal: 0);
        for (var i = 0; i < 40; i++)
        {
            _conference.Send(Ssrc, 65_520 + 2 * i, (uint)(i * 3000), TestPackets.Vp8(i == 0, 32_750 + i, tl0: i / 2, temporal: i % 2));
            _conference.Send(Ssrc, 65_521 + 2 * i, (uint)(i * 3000), TestPackets.Vp8(false, 32_750 + i, tl0: i / 2, temporal: i % 2, start: false));
        }

        Assert.Equal(40, subscriber.SentRtp.Count);
        AssertContiguous(subscriber);
        Assert.Equal(40, _conference.Transport.Counters.Drops(DropReason.OtherTemporalLayer));
    }

    [Fact]
    public void A_lost_packet_is_asked_for_and_its_retransmission_fills_the_hole()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var (_, subscriber) = Conference.Subscribe(track);
        _conference.Send(Ssrc, 100, 0, TestPackets.Vp8(key: true, picture: 1));
        _conference.Send(Ssrc, 102, 6000, TestPackets.Vp8(key: false, picture: 3));

        _conference.Transport.Advance(20_000);
        var nack = Assert.Single(Conference.Sent(_conference.Transport, RtcpType.TransportLayerFeedback, Nack.Format));
        Assert.Equal([0, 101, 0, 0], nack[^4..]);
        var lost = TestPackets.Vp8(key: false, picture: 2);
        _conference.Send(1001, 7, 3000, [0, 101, .. lost], payloadType: Conference.Vp8Rtx);
        _conference.Send(Ssrc, 101, 3000, lost);
        _conference.Transport.Advance(200_000);

        Assert.Equal([0, 2, 1], subscriber.SentRtp.Select(packet => packet.Sequence - subscriber.SentRtp[0].Sequence));
        Assert.Equal(lost[6..], subscriber.SentRtp[2].Payload[6..]);
        Assert.Single(Conference.Sent(_conference.Transport, RtcpType.TransportLayerFeedback, Nack.Format));
        Assert.Equal(1, _conference.Transport.Counters.Drops(DropReason.Duplicate));
    }

    [Fact]
    public void What_a_subscriber_lost_is_sent_again_by_rtx_as_it_was()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var (down, subscriber) = Conference.Subscribe(track);
        SendFrames(3);
        var first = subscriber.SentRtp[1];

        subscriber.Listener!.Rtcp(Conference.Nack(5000, (ushort)first.Sequence), 0);
        subscriber.Listener!.Rtcp(Conference.Nack(5000, (ushort)first.Sequence), 0);

        var again = Assert.Single(subscriber.SentRtp.Skip(3));
        Assert.Equal((5001u, Conference.SubscriberRtx, first.Timestamp), (again.Ssrc, again.PayloadType, again.Timestamp));
        Assert.Equal([(byte)(first.Sequence >> 8), (byte)first.Sequence, .. first.Payload], again.Payload);
        Assert.Equal(1, _conference.Transport.Counters.Drops(DropReason.RetransmissionLimited));
        Assert.Equal((2, 1), (down.Statistics.Nacks, down.Statistics.Retransmissions));
    }

    [Fact]
    public void A_subscriber_without_rtx_gets_the_same_bytes_again()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var (_, subscriber) = Conference.Subscribe(track, Conference.VideoDown(rtx: false));
        var (_, other) = Conference.Subscribe(track);
        SendFrames(3);
        var first = subscriber.SentRtp[1];
        other.Listener!.Rtcp(Conference.Nack(5000, (ushort)other.SentRtp[1].Sequence), 0);

        subscriber.Listener!.Rtcp(Conference.Nack(5000, (ushort)first.Sequence), 0);

        var again = Assert.Single(subscriber.SentRtp.Skip(3));
        Assert.Equal(first.Bytes, again.Bytes);
        Assert.Equal((first.Sequence, -1), (again.Sequence, again.TransportSequenceOffset));
    }

    [Fact]
    public void A_burst_of_lost_packets_is_sent_again_whole()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var (_, subscriber) = Conference.Subscribe(track);
        SendFrames(200);
        var lost = subscriber.SentRtp.Skip(20).Where((_, i) => i % 3 == 0).Select(packet => (ushort)packet.Sequence).ToArray();
        subscriber.SentRtp.Clear();

        foreach (var chunk in lost.Chunk(40))
        {
            subscriber.Listener!.Rtcp(Conference.Nack(5000, chunk), 0);
        }

        Assert.Equal(lost, subscriber.SentRtp.Select(packet => (ushort)(packet.Payload[0] << 8 | packet.Payload[1])));
    }

    [Fact]
    public void A_key_frame_whose_first_packet_comes_late_is_sent_whole()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var (_, subscriber) = Conference.Subscribe(track);
        _conference.Send(Ssrc, 10, 0, TestPackets.Vp8(key: false, picture: 1));
        _conference.Send(Ssrc, 12, 3000, TestPackets.Vp8(key: true, picture: 2, start: false));
        _conference.Send(Ssrc, 13, 3000, TestPackets.Vp8(key: true, picture: 2, start: false), marker: true);
        Assert.Empty(subscriber.SentRtp);

        _conference.Send(Ssrc, 11, 3000, TestPackets.Vp8(key: true, picture: 2));
        _conference.Send(Ssrc, 14, 6000, TestPackets.Vp8(key: false, picture: 3));

        Assert.Equal(4, subscriber.SentRtp.Count);
        AssertContiguous(subscriber);
        Assert.True(subscriber.SentRtp[2].Marker);
    }

    [Fact]
    public void A_subscriber_that_is_not_connected_gets_nothing_and_starts_at_a_key_frame_later()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var (_, subscriber) = Conference.Subscribe(track);
        _conference.Send(Ssrc, 1, 0, TestPackets.Vp8(key: true, picture: 1));
        subscriber.IsOpen = false;
        _conference.Send(Ssrc, 2, 0, TestPackets.Vp8(key: false, picture: 2));
        subscriber.IsOpen = true;
        _conference.Send(Ssrc, 3, 0, TestPackets.Vp8(key: false, picture: 3));

        Assert.Single(subscriber.SentRtp);
        Assert.Equal(1, _conference.Transport.Counters.Drops(DropReason.SubscriberNotConnected));
        _conference.Send(Ssrc, 4, 0, TestPackets.Vp8(key: true, picture: 4));
        AssertContiguous(subscriber);
    }

    [Fact]
    public void An_unsubscribed_track_sends_nothing_more()
    {
        var track = _conference.Publisher.Publish(Conference.Video());
        var (peer, transport) = Conference.Peer();
        var down = peer.Subscribe(track, Conference.VideoDown());
        _conference.Send(Ssrc, 1, 0, TestPackets.Vp8(key: true, picture: 1));

        peer.Unsubscribe(down);
        _conference.Send(Ssrc, 2, 0, TestPackets.Vp8(key: false, picture: 2));

        Assert.Single(transport.SentRtp);
        Assert.Equal(-1, track.WantedLayer);
    }

    private static int PictureId(SentPacket packet) =>
        Vp8Descriptor.TryParse(packet.Payload, out var descriptor) ? descriptor.PictureId : -1;

    private static void AssertContiguous(FakeTransport subscriber)
    {
        for (var i = 1; i < subscriber.SentRtp.Count; i++)
        {
            var (before, after) = (subscriber.SentRtp[i - 1], subscriber.SentRtp[i]);
            Assert.Equal(before.Sequence + 1, after.Sequence);
            Assert.InRange(PictureId(after) - PictureId(before) & 0x7FFF, 0, 1);
        }
    }

    private void SendFrames(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _conference.Send(Ssrc, 500 + i, (uint)(3000 * i), TestPackets.Vp8(key: i == 0, picture: 40 + i, length: 1000));
        }
    }
}
