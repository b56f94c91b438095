using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Tests.Sdp;

namespace SfuPlatform.MediaNode.Tests.PeerConnections.Negotiation;

public class CodecTests
{
    [Fact]
    public void A_browsers_codecs_are_taken_in_its_order_with_their_retransmissions()
    {
        var sections = Negotiating.Read(Recorded.Offer("chromium-whip")).Sections;

        Assert.Equal([("opus", 111, null), ("red", 63, null)], Summary(sections[0]));
        Assert.Equal(["VP8", "H264", "H264", "H264", "AV1", "VP9", "VP9"], sections[1].Codecs.Select(codec => codec.Name));
        Assert.All(sections[1].Codecs, codec => Assert.Equal((byte)(codec.PayloadType + 1), codec.RtxPayloadType));
        Assert.All(sections[1].Codecs, codec => Assert.True(codec is { Nack: true, Pli: true, Fir: true, TransportCc: true, Remb: false }));
        Assert.DoesNotContain(sections[1].Codecs, codec => codec.Fmtp.Contains("packetization-mode=0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("H264", "packetization-mode=1;profile-level-id=42e01f", true)]
    [InlineData("H264", "packetization-mode=1;profile-level-id=640c1f", true)]
    [InlineData("H264", "packetization-mode=1;profile-level-id=4d001f", true)]
    [InlineData("H264", "packetization-mode=1", true)]
    [InlineData("H264", "packetization-mode=0;profile-level-id=42e01f", false)]
    [InlineData("H264", "profile-level-id=42e01f", false)]
    [InlineData("H264", "packetization-mode=1;profile-level-id=f4001f", false)]
    [InlineData("H264", "packetization-mode=1;profile-level-id=42e0", false)]
    [InlineData("VP9", "profile-id=0", true)]
    [InlineData("VP9", "", true)]
    [InlineData("VP9", "profile-id=2", true)]
    [InlineData("VP9", "profile-id=1", false)]
    [InlineData("AV1", "profile=0;level-idx=5", true)]
    [InlineData("AV1", "", true)]
    [InlineData("AV1", "profile=1", false)]
    [InlineData("vp8", "max-fr=30", true)]
    [InlineData("H265", "", false)]
    public void Video_is_taken_by_codec_and_profile(string name, string parameters, bool expected)
    {
        var sections = Negotiating.Read(Offers.Video("96", $"a=rtpmap:96 {name}/90000\na=fmtp:96 {parameters}")).Sections;

        Assert.Equal(expected, sections.Count == 1);
    }

    [Theory]
    [InlineData("111/111", true)]
    [InlineData("111/0", false)]
    [InlineData("", false)]
    public void Redundancy_is_taken_only_for_the_opus_that_was_agreed(string parameters, bool expected)
    {
        var section = Negotiating.Read(Offers.Audio("111 63", $"""
            a=rtpmap:111 opus/48000/2
            a=rtpmap:63 red/48000/2
            a=fmtp:63 {parameters}
            """)).Sections[0];

        Assert.Equal(expected, section.Codecs.Any(codec => codec.Name == "red"));
    }

    [Fact]
    public void The_preferred_codec_is_answered_first()
    {
        var offer = Negotiating.Read(Recorded.Offer("chromium-whip"));
        offer.Sections[0].PreferredCodec = "red";
        offer.Sections[1].PreferredCodec = "vp9";
        var answer = Negotiating.Answer(offer);

        Assert.Equal(["63", "111"], answer.Media[0].Formats);
        Assert.Equal(["98", "99", "100", "101", "96", "97"], answer.Media[1].Formats.Take(6));
    }

    [Fact]
    public void A_section_without_a_common_codec_is_refused_and_the_others_live()
    {
        var offer = Negotiating.Read(Offers.Obs.Replace("opus/48000/2", "MP4A-LATM/90000", StringComparison.Ordinal));
        var answer = Negotiating.Answer(offer);

        Assert.Equal([0, 7882], answer.Media.Select(media => media.Port));
        Assert.Equal("1", Assert.Single(offer.Sections).Mid);
    }

    [Fact]
    public void Estimates_are_agreed_only_where_the_client_makes_them()
    {
        Assert.All(Negotiating.Read(Recorded.Offer("chromium-whep")).Sections[1].Codecs, codec => Assert.True(codec.Remb));
        Assert.All(Negotiating.Read(Recorded.Offer("chromium-whip")).Sections[1].Codecs, codec => Assert.False(codec.Remb));
    }

    [Fact]
    public void A_payload_type_counts_once()
    {
        var section = Negotiating.Read(Offers.Video("96 96", "a=rtpmap:96 VP8/90000\na=rtpmap:96 VP9/90000")).Sections[0];

        Assert.Equal("VP8", Assert.Single(section.Codecs).Name);
    }

    [Fact]
    public void A_retransmission_format_of_another_clock_is_passed_over()
    {
        var section = Negotiating.Read(Offers.Video("96 97", """
            a=rtpmap:96 VP8/90000
            a=rtpmap:97 rtx/48000
            a=fmtp:97 apt=96
            """)).Sections[0];

        Assert.Null(section.Codecs[0].RtxPayloadType);
    }

    private static IEnumerable<(string, int, int?)> Summary(MediaSection section) =>
        section.Codecs.Select(codec => (codec.Name, (int)codec.PayloadType, (int?)codec.RtxPayloadType));
}
