using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;

namespace SfuPlatform.MediaNode.Tests.Forwarding;

/// <summary>Which track and stream a new SSRC is.</summary>
public class BindingTests
{
    private readonly Conference _conference = new();

    [Fact]
    public void An_ssrc_that_the_offer_named_needs_no_extensions()
    {
        var track = _conference.Publisher.Publish(Conference.Video() with { Ssrcs = [new RemoteStream(44, 45)] });
        var (_, subscriber) = Conference.Subscribe(track);

        Receive(44, 1, TestPackets.Vp8(key: true, picture: 1));
        Receive(44, 3, TestPackets.Vp8(key: false, picture: 3));
        Receive(45, 1, [0, 2, .. TestPackets.Vp8(key: false, picture: 2)], Conference.Vp8Rtx);

        Assert.Equal(3, subscriber.SentRtp.Count);
    }

    [Fact]
    public void Mid_and_rid_tell_simulcast_streams_and_their_retransmissions_apart()
    {
        var track = _conference.Publisher.Publish(Conference.Video("q", "f"));
        var (down, subscriber) = Conference.Subscribe(track);
        _conference.Send(1, 1, 0, TestPackets.Vp8(key: true, picture: 1), rid: "f");
        _conference.Send(1, 3, 0, TestPackets.Vp8(key: false, picture: 3), rid: "f");
        _conference.Send(2, 1, 0, [0, 2, .. TestPackets.Vp8(key: false, picture: 2)], Conference.Vp8Rtx, rid: "f");

        Assert.Equal(3, subscriber.SentRtp.Count);
        Assert.Equal(1, down.Statistics.SpatialLayer);
    }

    [Fact]
    public void A_packet_with_neither_goes_to_the_only_track_with_its_payload_type()
    {
        var video = _conference.Publisher.Publish(Conference.Video());
        _conference.Publisher.Publish(Conference.Audio());
        var (_, subscriber) = Conference.Subscribe(video);

        Receive(9, 1, TestPackets.Vp8(key: true, picture: 1));
        Receive(9, 3, TestPackets.Vp8(key: false, picture: 3));
        Receive(8, 1, [0, 2, .. TestPackets.Vp8(key: false, picture: 2)], Conference.Vp8Rtx);

        Assert.Equal(3, subscriber.SentRtp.Count);
    }

    [Fact]
    public void Where_two_tracks_could_be_meant_nobody_guesses()
    {
        _conference.Publisher.Publish(Conference.Video());
        _conference.Publisher.Publish(Conference.Video() with { Mid = "2" });

        Receive(9, 1, TestPackets.Vp8(key: true, picture: 1));

        Assert.Equal(1, _conference.Transport.Counters.Drops(DropReason.UnknownSsrc));
    }

    [Theory]
    [InlineData("3", null)]
    [InlineData("1", "x")]
    [InlineData("1", null)]
    public void A_mid_or_rid_that_was_not_negotiated_is_dropped(string mid, string? rid)
    {
        _conference.Publisher.Publish(Conference.Video("q", "h"));

        _conference.Send(5, 1, 0, TestPackets.Vp8(key: true, picture: 1), mid: mid, rid: rid);

        Assert.Equal(1, _conference.Transport.Counters.Drops(DropReason.UnknownSsrc));
    }

    [Fact]
    public void A_stream_changes_its_ssrc_at_most_once_a_second()
    {
        _conference.Publisher.Publish(Conference.Video("q", "h"));
        _conference.Send(1, 1, 0, TestPackets.Vp8(key: true, picture: 1), rid: "q");
        _conference.Send(2, 1, 0, TestPackets.Vp8(key: true, picture: 1), rid: "q");
        Assert.Equal([1u], _conference.Transport.Registered);

        _conference.Transport.Advance(1_000_000);
        _conference.Send(3, 1, 0, TestPackets.Vp8(key: true, picture: 1), rid: "q");

        Assert.Equal([3u], _conference.Transport.Registered);
    }

    [Fact]
    public void An_unpublished_track_leaves_nothing_behind()
    {
        var track = _conference.Publisher.Publish(Conference.Video() with { Ssrcs = [new RemoteStream(44, 45)] });
        Assert.Equal([44u, 45u], _conference.Transport.Registered);

        _conference.Publisher.Unpublish(track);

        Assert.Empty(_conference.Transport.Registered);
    }

    [Fact]
    public void Statistics_of_a_track_say_what_came()
    {
        var track = _conference.Publisher.Publish(Conference.Video("q", "h"));
        Assert.Null(track.Statistics.Codec);
        for (var i = 0; i < 100; i++)
        {
            _conference.Send(1, i, (uint)(i * 900), TestPackets.Vp8(key: i == 0, picture: i, length: 1000), rid: "h");
            _conference.Transport.Advance(10_000);
        }

        var statistics = track.Statistics;
        Assert.Equal(("VP8", 100L, 100_000L, 0L), (statistics.Codec, statistics.Packets, statistics.Bytes, statistics.PacketsLost));
        Assert.Equal(0, statistics.Streams[0]);
        Assert.InRange(statistics.Streams[1], 700_000, 900_000);
    }

    private void Receive(uint ssrc, int sequence, byte[] payload, byte payloadType = Conference.Vp8) =>
        _conference.Transport.Receive(TestPackets.Rtp(payloadType, sequence, (uint)(3000 * sequence), ssrc, payload), sequence);
}
