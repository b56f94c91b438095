using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rtp.Extensions;
using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Tests.Sdp;

namespace SfuPlatform.MediaNode.Tests.PeerConnections.Negotiation;

public class SectionTests
{
    [Fact]
    public void A_browsers_simulcast_is_taken_with_all_its_streams()
    {
        var offer = Negotiating.Read(Recorded.Offer("chromium-livekit"));
        var video = offer.Sections[1];

        Assert.Equal(["q", "h", "f"], video.Rids);
        Assert.Equal(10, video.Extensions.Rid);
        Assert.Equal(11, video.Extensions.RepairedRid);
        var answered = Negotiating.Answer(offer).Media[1];
        Assert.Equal("recv q;h;f", answered.Attributes.Value("simulcast"));
        Assert.Equal(["q recv", "h recv", "f recv"], answered.Attributes.Values("rid"));
    }

    [Fact]
    public void Without_the_rid_extension_there_is_no_simulcast()
    {
        var offer = Negotiating.Read(Recorded.Offer("chromium-livekit")
            .Replace("a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\r\n", "", StringComparison.Ordinal));

        Assert.Empty(offer.Sections[1].Rids);
        Assert.False(Negotiating.Answer(offer).Media[1].Attributes.Has("simulcast"));
    }

    [Fact]
    public void A_rid_that_is_restricted_to_codecs_we_do_not_take_is_left_out()
    {
        var offer = Negotiating.Read(Offers.Video("96 97", """
            a=sendonly
            a=extmap:1 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id
            a=rtpmap:96 VP8/90000
            a=rtpmap:97 H265/90000
            a=rid:a send pt=97
            a=rid:b send pt=96,97
            a=rid:c recv
            a=simulcast:send a;b;c;d
            """));

        Assert.Equal(["b"], offer.Sections[0].Rids);
    }

    [Fact]
    public void Streams_are_read_with_their_retransmissions()
    {
        Assert.Equal(
            [new(4001, 4011), new(4002, 4012), new RemoteStream(4003, 4013)],
            Negotiating.Read(Offers.Firefox).Sections[1].RemoteStreams);
        Assert.Equal([new RemoteStream(1001, null)], Negotiating.Read(Offers.Obs).Sections[0].RemoteStreams);
    }

    [Fact]
    public void The_clients_track_is_read()
    {
        var section = Negotiating.Read(Offers.Obs).Sections[1];

        Assert.Equal("s", section.RemoteStreamId);
        Assert.Equal("video", section.RemoteTrackId);
    }

    [Fact]
    public void A_data_channel_is_refused_and_not_bundled()
    {
        var offer = Negotiating.Read(Recorded.Offer("chromium-livekit"));
        var answer = Negotiating.Answer(offer);

        Assert.Equal(8, offer.Sections.Count);
        Assert.Equal(0, answer.Media[8].Port);
        Assert.Equal("BUNDLE 0 1 2 3 4 5 6 7", answer.Attributes.Value("group"));
    }

    [Fact]
    public void An_offer_of_a_data_channel_alone_is_answered_without_a_transport()
    {
        var offer = Negotiating.Read($"{Offers.Head}\na=group:BUNDLE 0\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:0");
        var answer = SdpWriter.Write(AnswerBuilder.Build(offer, null, 1, 1));

        Assert.Empty(offer.Sections);
        Assert.Null(offer.Transport);
        Assert.Contains("m=application 0 UDP/DTLS/SCTP webrtc-datachannel", answer, StringComparison.Ordinal);
        Assert.Contains("a=group:BUNDLE\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_of_the_section_that_stands_for_the_bundle_count()
    {
        var transport = Negotiating.Read(Recorded.Offer("aiortc-whip")).Transport!;

        Assert.StartsWith(transport.UserFragment, Recorded.Offer("aiortc-whip").Split("a=ice-ufrag:")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_stands_for_one_extension_in_the_whole_bundle()
    {
        // aiortc offers id 2 for the audio level in one section and for the send time in the other.
        var offer = Negotiating.Read(Recorded.Offer("aiortc-whep"));

        Assert.Equal(new RtpExtensionIds { Mid = 1, AudioLevel = 2 }, offer.Sections[0].Extensions);
        Assert.Equal(new RtpExtensionIds { Mid = 1 }, offer.Sections[1].Extensions);
    }

    [Fact]
    public void An_extension_offered_for_one_direction_is_answered_for_the_other()
    {
        var offer = Negotiating.Read(Offers.Firefox);
        var lines = Negotiating.Answer(offer).Media[1].Attributes.Values("extmap").ToArray();

        Assert.Equal(8, offer.Sections[1].Extensions.Rid);
        Assert.Contains("8/recvonly urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id", lines);
        Assert.Equal(0, offer.Sections[1].Extensions.PlayoutDelay); // The client would receive it, and receives nothing.
        Assert.Equal(0, offer.Sections[1].Extensions.AbsoluteSendTime); // We estimate no bandwidth from it.
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("a=extmap-allow-mixed\n", 16)]
    public void Ids_of_the_two_byte_form_need_the_clients_word(string allowed, int expected)
    {
        var offer = Negotiating.Read(Offers.Audio("111", allowed + """
            a=rtpmap:111 opus/48000/2
            a=extmap:16 urn:ietf:params:rtp-hdrext:ssrc-audio-level
            a=extmap:15 urn:ietf:params:rtp-hdrext:sdes:mid
            """));

        Assert.Equal(expected, offer.Sections[0].Extensions.AudioLevel);
        Assert.Equal(0, offer.Sections[0].Extensions.Mid);
    }

    [Fact]
    public void Transport_wide_feedback_needs_both_the_extension_and_the_feedback()
    {
        const string extension = "a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01\n";
        const string feedback = "a=rtcp-fb:* transport-cc\n";
        const string codec = "a=rtpmap:96 VP8/90000\n";

        var both = Negotiating.Read(Offers.Video("96", codec + extension + feedback)).Sections[0];
        Assert.True(both.Codecs[0].TransportCc);
        Assert.Equal(3, both.Extensions.TransportSequence);
        Assert.False(Negotiating.Read(Offers.Video("96", codec + feedback)).Sections[0].Codecs[0].TransportCc);
        Assert.Equal(0, Negotiating.Read(Offers.Video("96", codec + extension)).Sections[0].Extensions.TransportSequence);
    }

    [Fact]
    public void What_is_sent_is_told_with_its_streams()
    {
        var offer = Negotiating.Read(Recorded.Offer("chromium-whep"));
        offer.Sections[1].Send = Negotiating.Sending(7);
        var answer = Negotiating.Answer(offer);

        Assert.True(answer.Media[0].Attributes.Has("inactive"));
        Assert.Equal("PA_1 TR_7", answer.Media[1].Attributes.Value("msid"));
        Assert.Equal("FID 7 8", answer.Media[1].Attributes.Value("ssrc-group"));
        Assert.Equal(["7 cname:c", "8 cname:c"], answer.Media[1].Attributes.Values("ssrc"));
    }

    [Fact]
    public void A_retransmission_stream_is_not_told_where_the_client_takes_none()
    {
        var offer = Negotiating.Read(Offers.Video("96", "a=rtpmap:96 VP8/90000\na=recvonly"));
        offer.Sections[0].Send = Negotiating.Sending(7);

        Assert.Equal(["7 cname:c"], Negotiating.Answer(offer).Media[0].Attributes.Values("ssrc"));
    }

    [Fact]
    public void What_the_caller_does_not_want_is_not_received()
    {
        var offer = Negotiating.Read(Recorded.Offer("aiortc-whip"));
        offer.Sections[0].Receive = false;

        Assert.Equal(SectionDirection.Inactive, offer.Sections[0].Direction);
        Assert.True(Negotiating.Answer(offer).Media[0].Attributes.Has("inactive"));
    }

    [Theory]
    [InlineData("actpass", false)]
    [InlineData("active", false)]
    [InlineData("passive", true)]
    public void A_client_that_waits_is_called(string setup, bool weStart) =>
        Assert.Equal(
            weStart,
            Negotiating.Read(Offers.Audio("111", "a=rtpmap:111 opus/48000/2")
                .Replace("setup:actpass", "setup:" + setup, StringComparison.Ordinal)).Transport!.Setup
                == SfuPlatform.MediaNode.Sdp.Attributes.Setup.Passive);
}
