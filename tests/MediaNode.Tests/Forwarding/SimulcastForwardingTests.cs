using CsCheck;
using SfuPlatform.MediaNode.Forwarding;
using SfuPlatform.MediaNode.Forwarding.Codecs;
using SfuPlatform.MediaNode.Rtcp;

namespace SfuPlatform.MediaNode.Tests.Forwarding;

/// <summary>Three streams of one picture (q, h, f) with own SSRCs, sequence numbers, timestamps and picture ids.</summary>
public class SimulcastForwardingTests
{
    private const long Frame = 33_000;
    private static readonly string[] Rids = ["q", "h", "f"];
    private static readonly uint[] TimestampOffsets = [1_000, 4_000_000_000, 77_777];

    private readonly Conference _conference = new();
    private readonly UpTrack _track;
    private readonly int[] _sent = new int[3];
    private int _frame;

    public SimulcastForwardingTests() => _track = _conference.Publisher.Publish(Conference.Video(Rids));

    [Fact]
    public void The_highest_stream_is_sent_by_default()
    {
        var (down, subscriber) = Conference.Subscribe(_track);
        SendFrame(key: true);
        SendFrame(key: true);
        SendFrame();

        Assert.Equal(2, down.Statistics.SpatialLayer);
        Assert.Equal(2, StreamOf(subscriber.SentRtp[^1]));
        AssertOneCleanPicture(subscriber);
    }

    [Fact]
    public void A_wish_for_another_stream_is_met_at_its_key_frame_and_the_old_one_plays_until_then()
    {
        var (down, subscriber) = Conference.Subscribe(_track);
        SendFrame(key: true);
        SendFrame(key: true);
        _conference.Transport.SentRtcp.Clear();

        down.SetTarget(0);
        SendFrame();
        Assert.Equal(2, StreamOf(subscriber.SentRtp[^1]));
        _conference.Transport.Advance(400_000);
        Assert.Equal(SsrcOf(0), AskedForKeyFrame());
        SendFrame(key: true, streams: 0b001);
        SendFrame();

        Assert.Equal(0, StreamOf(subscriber.SentRtp[^1]));
        AssertOneCleanPicture(subscriber);
    }

    [Fact]
    public void When_the_publisher_stops_a_stream_the_next_lower_one_is_sent_and_later_it_goes_up_again()
    {
        var (down, subscriber) = Conference.Subscribe(_track);
        SendFrame(key: true);
        SendFrame(key: true);
        _conference.Transport.SentRtcp.Clear();
        for (var i = 0; i < 40; i++)
        {
            SendFrame(streams: 0b011);
        }

        Assert.Equal(SsrcOf(1), AskedForKeyFrame());
        SendFrame(key: true, streams: 0b011);
        SendFrame(streams: 0b011);
        Assert.Equal(1, down.Statistics.SpatialLayer);

        SendFrame(key: true);
        SendFrame();
        Assert.Equal(2, down.Statistics.SpatialLayer);
        Assert.Equal(2, StreamOf(subscriber.SentRtp[^1]));
        AssertOneCleanPicture(subscriber);
    }

    [Fact]
    public void A_source_that_is_only_still_stops_no_stream()
    {
        var (down, _) = Conference.Subscribe(_track);
        SendFrame(key: true);
        SendFrame(key: true);

        _conference.Transport.Advance(5_000_000);
        SendFrame();

        Assert.Equal(2, down.Statistics.SpatialLayer);
    }

    [Fact]
    public void Timestamps_of_all_streams_lie_on_one_line_by_the_senders_reports()
    {
        var (down, subscriber) = Conference.Subscribe(_track);
        SendFrame(key: true);
        for (var stream = 0; stream < 3; stream++)
        {
            // The publisher's clock is an hour ahead, and its reports reach us late by different times.
            _conference.Rtcp(Conference.Report(SsrcOf(stream), 3_600_000_000 + _frame * Frame, TimestampOf(stream, _frame)));
        }

        SendFrame(key: true);
        var before = subscriber.SentRtp[^1].Timestamp;
        foreach (var target in new[] { 0, 1, 2, 0 })
        {
            down.SetTarget(target);
            _conference.Transport.Now += 7_000; // Jitter that must not show in timestamps.
            SendFrame(key: true);
            Assert.Equal(target, StreamOf(subscriber.SentRtp[^1]));
            // Going up, the same frame was already sent of the lower stream: the higher one comes a millisecond later.
            Assert.InRange(subscriber.SentRtp[^1].Timestamp - before, Frame * 90 / 1000 - 1, Frame * 90 / 1000 + 91);
            before = subscriber.SentRtp[^1].Timestamp;
        }
    }

    [Fact]
    public void However_targets_change_and_packets_are_lost_or_late_each_subscriber_sees_one_clean_stream() =>
        Gen.Select(Gen.Int[-1, 2], Gen.Int[0, 7], Gen.Int[0, 3]).Array[10, 120].Sample(steps =>
        {
            var test = new SimulcastForwardingTests();
            var (down, subscriber) = Conference.Subscribe(test._track);
            foreach (var (target, change, loss) in steps)
            {
                if (change == 0)
                {
                    down.SetTarget(target < 0 ? DownTrack.Highest : target);
                }

                test.SendFrame(key: change == 1, streams: loss == 0 ? 0b011 : 0b111);
            }

            AssertOneCleanPicture(subscriber);
        }, iter: 300);

    [Fact]
    public void A_stream_that_goes_on_under_another_ssrc_starts_over_at_a_key_frame()
    {
        var (_, subscriber) = Conference.Subscribe(_track);
        SendFrame(key: true);
        SendFrame(key: true);
        var sent = subscriber.SentRtp.Count;

        _conference.Transport.Advance(1_000_000);
        _conference.Send(999, 4000, 50, TestPackets.Vp8(key: false, picture: 9), rid: "f");
        Assert.Equal(sent, subscriber.SentRtp.Count);
        _conference.Send(999, 4001, 50, TestPackets.Vp8(key: true, picture: 10), rid: "f");

        Assert.Equal(sent + 1, subscriber.SentRtp.Count);
        Assert.DoesNotContain(SsrcOf(2), _conference.Transport.Registered);
    }

    private static uint SsrcOf(int stream) => (uint)(100 * (stream + 1));

    private static uint TimestampOf(int stream, int frame) => TimestampOffsets[stream] + (uint)(frame * Frame * 90 / 1000);

    // The publisher writes the stream's number into the last byte of the payload.
    private static int StreamOf(SentPacket packet) => packet.Payload[^1];

    private static void AssertOneCleanPicture(FakeTransport subscriber)
    {
        var packets = subscriber.SentRtp;
        for (var i = 1; i < packets.Count; i++)
        {
            var (before, after) = (packets[i - 1], packets[i]);
            Assert.True(Vp8Descriptor.TryParse(before.Payload, out var old));
            Assert.True(Vp8Descriptor.TryParse(after.Payload, out var current));
            Assert.Equal(before.Sequence + 1, after.Sequence);
            Assert.InRange(current.PictureId - old.PictureId & 0x7FFF, current.StartsFrame ? 1 : 0, current.StartsFrame ? 1 : 0);
            Assert.InRange((byte)(current.Tl0 - old.Tl0), 0, 1);
            Assert.Equal(current.StartsFrame, (int)(after.Timestamp - before.Timestamp) > 0);
            Assert.True(StreamOf(before) == StreamOf(after) || current.StartsKeyFrame, "A stream was entered without a key frame.");
        }

        Assert.True(packets.Count == 0 || (Vp8Descriptor.TryParse(packets[0].Payload, out var first) && first.StartsKeyFrame));
    }

    private uint AskedForKeyFrame() => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(
        Conference.Sent(_conference.Transport, RtcpType.PayloadFeedback, Pli.Format)[^1].AsSpan(4));

    private void SendFrame(bool key = false, int streams = 0b111)
    {
        for (var stream = 0; stream < 3; stream++)
        {
            if ((streams >> stream & 1) == 0)
            {
                continue;
            }

            for (var part = 0; part < 2; part++)
            {
                var payload = TestPackets.Vp8(key, 3000 * stream + _sent[stream], _sent[stream], start: part == 0, keyIndex: stream);
                payload[^1] = (byte)stream;
                var sequence = 65_500 + 1000 * stream + 2 * _sent[stream] + part;
                _conference.Send(SsrcOf(stream), sequence, TimestampOf(stream, _frame), payload, rid: Rids[stream], marker: part == 1);
            }

            _sent[stream]++;
        }

        _frame++;
        _conference.Transport.Advance(Frame);
    }
}
