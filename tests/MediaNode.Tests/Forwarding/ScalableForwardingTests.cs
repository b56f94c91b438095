using SfuPlatform.MediaNode.Forwarding;
using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.MediaNode.Rtp.Extensions;
using SfuPlatform.MediaNode.Tests.Rtp.Extensions;

namespace SfuPlatform.MediaNode.Tests.Forwarding;

/// <summary>One stream with three spatial and three temporal layers: VP9 by payload descriptor, AV1 by dependency descriptor.</summary>
public class ScalableForwardingTests
{
    private const uint Ssrc = 300;
    private const byte PayloadType = 98;
    private static readonly int[] TemporalPattern = [0, 2, 1, 2];

    private readonly Conference _conference = new();
    private int _sequence = 65_500;
    private int _picture;

    [Theory]
    [InlineData("VP9", 0, 12)]
    [InlineData("VP9", 1, 24)]
    [InlineData("VP9", 2, 36)]
    [InlineData("VP9", DownTrack.Highest, 36)]
    [InlineData("AV1", 0, 12)]
    [InlineData("AV1", 1, 24)]
    [InlineData("AV1", 2, 36)]
    [InlineData("AV1", DownTrack.Highest, 36)]
    public void A_subscriber_gets_the_layers_up_to_its_target_as_one_stream(string codec, int target, int packets)
    {
        var (down, subscriber) = Subscribe(codec);
        down.SetTarget(target);
        SendPictures(codec, 12);

        Assert.Equal(packets, subscriber.SentRtp.Count);
        Assert.Equal(Math.Min(target, 2), down.Statistics.SpatialLayer);
        AssertContiguous(subscriber);
        AssertMarkerEndsEachPicture(subscriber);
    }

    [Theory]
    [InlineData("VP9")]
    [InlineData("AV1")]
    public void Fewer_temporal_layers_leave_no_holes(string codec)
    {
        var (down, subscriber) = Subscribe(codec);
        down.SetTarget(DownTrack.Highest, temporal: 1);
        SendPictures(codec, 12);

        Assert.Equal(6 * 3, subscriber.SentRtp.Count);
        AssertContiguous(subscriber);
    }

    [Theory]
    [InlineData("VP9")]
    [InlineData("AV1")]
    public void More_spatial_layers_come_with_the_next_key_frame_which_is_asked_for(string codec)
    {
        var (down, subscriber) = Subscribe(codec);
        down.SetTarget(0);
        SendPictures(codec, 4);
        Assert.Empty(Conference.Sent(_conference.Transport, RtcpType.PayloadFeedback, Pli.Format));

        down.SetTarget(2);
        SendPictures(codec, 3, withKey: false);
        Assert.Equal(7, subscriber.SentRtp.Count);
        _conference.Transport.Advance(20_000);
        Assert.Single(Conference.Sent(_conference.Transport, RtcpType.PayloadFeedback, Pli.Format));
        SendPictures(codec, 1);

        Assert.Equal(10, subscriber.SentRtp.Count);
        AssertContiguous(subscriber);
    }

    [Fact]
    public void The_dependency_descriptor_tells_which_decode_targets_are_left_and_says_so_again_when_resent()
    {
        var (down, subscriber) = Subscribe("AV1");
        down.SetTarget(1);
        SendPictures("AV1", 2);

        var key = subscriber.SentRtp[0];
        var value = key.Extension(Conference.SubscriberIds.DependencyDescriptor);
        Assert.True(DependencyDescriptor.TryParse(value, null, out var descriptor));
        Assert.Equal(0b000_111_111u, descriptor.ActiveDecodeTargets);

        subscriber.Listener!.Rtcp(Conference.Nack(5000, (ushort)key.Sequence), 0);
        Assert.Equal(value, subscriber.SentRtp[^1].Extension(Conference.SubscriberIds.DependencyDescriptor));
    }

    [Fact]
    public void A_stream_without_dependency_descriptor_is_sent_whole_from_a_key_frame()
    {
        var (down, subscriber) = Subscribe("AV1");
        down.SetTarget(0);
        _conference.Send(Ssrc, 1, 0, [0x10, 0x0A], PayloadType);
        _conference.Send(Ssrc, 2, 0, [0x18, 0x0A], PayloadType);
        _conference.Send(Ssrc, 3, 0, [0x90, 0x0A], PayloadType);

        Assert.Equal(2, subscriber.SentRtp.Count);
    }

    private static void AssertContiguous(FakeTransport subscriber) =>
        Assert.All(subscriber.SentRtp.Zip(subscriber.SentRtp.Skip(1)), pair => Assert.Equal(pair.First.Sequence + 1, pair.Second.Sequence));

    private static void AssertMarkerEndsEachPicture(FakeTransport subscriber)
    {
        for (var i = 1; i < subscriber.SentRtp.Count; i++)
        {
            Assert.Equal(subscriber.SentRtp[i].Timestamp != subscriber.SentRtp[i - 1].Timestamp, subscriber.SentRtp[i - 1].Marker);
        }
    }

    private (DownTrack Track, FakeTransport Transport) Subscribe(string codec)
    {
        var negotiated = Conference.Codec(codec, PayloadType);
        var track = _conference.Publisher.Publish(Conference.Video() with { Codecs = [negotiated] });
        return Conference.Subscribe(track, Conference.VideoDown(rtx: false) with { Codecs = [negotiated] });
    }

    private void SendPictures(string codec, int count, bool withKey = true)
    {
        for (var i = 0; i < count; i++)
        {
            var isKey = withKey && i == 0;
            var temporal = isKey ? 0 : TemporalPattern[_picture % 4];
            for (var spatial = 0; spatial < 3; spatial++)
            {
                var payload = codec == "VP9" ? Vp9(isKey, spatial, temporal) : [(byte)(isKey && spatial == 0 ? 0x18 : 0x10), 0x0A, 1];
                (byte, byte[])[] extensions = codec == "VP9" ? [] : [(Conference.Ids.DependencyDescriptor, Descriptor(isKey, spatial, temporal))];
                _conference.Send(Ssrc, _sequence++, (uint)(_picture * 3000), payload, PayloadType, marker: spatial == 2, extensions: extensions);
            }

            _picture++;
        }
    }

    private byte[] Vp9(bool isKey, int spatial, int temporal) =>
        [(byte)(0xAC | (isKey ? 0 : 0x40)), (byte)(_picture & 0x7F), (byte)(temporal << 5 | 0x10 | spatial << 1 | (spatial > 0 ? 1 : 0)), 0, 0xAA];

    private byte[] Descriptor(bool isKey, int spatial, int temporal)
    {
        var frame = 3 * _picture + spatial;
        if (isKey && spatial == 0)
        {
            var structure = DescriptorSamples.L3T3Structure();
            structure[0] |= 0x40; // The packet ends its frame too.
            return [structure[0], (byte)(frame >> 8), (byte)frame, .. structure[3..]];
        }

        var template = 60 + 3 * spatial + temporal & 63;
        return [(byte)(0xC0 | template), (byte)(frame >> 8), (byte)frame];
    }
}
