using SfuPlatform.MediaNode.PeerConnections.Negotiation;

namespace SfuPlatform.MediaNode.Tests.PeerConnections.Negotiation;

public class ReofferTests
{
    private const string ThirdSection = $"""

        m=video 9 UDP/TLS/RTP/SAVPF 96
        {Offers.Transport}
        a=mid:2
        a=recvonly
        a=rtpmap:96 VP8/90000
        """;

    [Fact]
    public void A_section_is_added_and_what_is_sent_stays()
    {
        var first = Negotiating.Read(Offers.Obs.Replace("a=sendonly", "a=sendrecv", StringComparison.Ordinal));
        first.Sections[1].Send = Negotiating.Sending(7);
        first.Sections[1].PreferredCodec = "H264";

        var second = Negotiating.Read(
            Offers.Obs.Replace("a=sendonly", "a=sendrecv", StringComparison.Ordinal).Replace("BUNDLE 0 1", "BUNDLE 0 1 2", StringComparison.Ordinal) + ThirdSection,
            first);

        Assert.Equal(["0", "1", "2"], second.Sections.Select(section => section.Mid));
        Assert.Same(first.Sections[1].Send, second.Sections[1].Send);
        Assert.Equal("H264", second.Sections[1].PreferredCodec);
        Assert.False(second.IsIceRestart);
    }

    [Fact]
    public void New_credentials_are_an_ice_restart()
    {
        var first = Negotiating.Read(Offers.Obs);
        var second = Negotiating.Read(Offers.Obs.Replace("jUuH", "nEwU", StringComparison.Ordinal), first);

        Assert.False(first.IsIceRestart);
        Assert.True(second.IsIceRestart);
        Assert.Equal("nEwU", second.Transport!.UserFragment);
    }

    [Fact]
    public void A_stopped_section_keeps_its_place_and_may_be_used_anew()
    {
        var first = Negotiating.Read(Offers.Obs);
        var stopped = Offers.Obs.Replace("m=video 9", "m=video 0", StringComparison.Ordinal).Replace("BUNDLE 0 1", "BUNDLE 0", StringComparison.Ordinal);
        var second = Negotiating.Read(stopped, first);
        var answer = Negotiating.Answer(second);

        Assert.Equal([7882, 0], answer.Media.Select(media => media.Port));
        Assert.Equal("0", Assert.Single(second.Sections).Mid);

        var third = Negotiating.Read(
            Offers.Obs.Replace("a=mid:1", "a=mid:7", StringComparison.Ordinal).Replace("BUNDLE 0 1", "BUNDLE 0 7", StringComparison.Ordinal), second);
        Assert.Equal(["0", "7"], third.Sections.Select(section => section.Mid));
    }

    [Fact]
    public void Fewer_sections_do_not_continue_a_session()
    {
        var first = Negotiating.Read(Offers.Obs);
        var error = Negotiating.Refuse(Offers.Obs[..Offers.Obs.IndexOf("m=video", StringComparison.Ordinal)], first);

        Assert.Equal(NegotiationFault.OutOfOrder, error.Fault);
        Assert.Contains("fewer media sections", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_live_section_cannot_take_the_place_of_another()
    {
        var first = Negotiating.Read(Offers.Obs);
        var error = Negotiating.Refuse(
            Offers.Obs.Replace("a=mid:1", "a=mid:7", StringComparison.Ordinal).Replace("BUNDLE 0 1", "BUNDLE 0 7", StringComparison.Ordinal), first);

        Assert.Contains("Section 1 was '1' (video)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_certificate_does_not_continue_a_session()
    {
        var first = Negotiating.Read(Offers.Obs);
        var error = Negotiating.Refuse(Offers.Obs.Replace("00:11:22", "00:11:23", StringComparison.Ordinal), first);

        Assert.Contains("fingerprint has changed", error.Message, StringComparison.Ordinal);
    }
}
