using SfuPlatform.MediaNode.PeerConnections.Negotiation;

namespace SfuPlatform.MediaNode.Tests.PeerConnections.Negotiation;

public class RefusalTests
{
    [Theory]
    [InlineData("a=group:BUNDLE 0 1", "", "not bundled")]
    [InlineData("a=rtcp-mux", "", "rtcp-mux")]
    [InlineData("a=fingerprint:" + Offers.Fingerprint, "", "a=fingerprint")]
    [InlineData("a=fingerprint:" + Offers.Fingerprint, "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:x", "SDES")]
    [InlineData("a=fingerprint:sha-256", "a=fingerprint:sha-1", "a=fingerprint")]
    [InlineData("a=ice-ufrag:jUuH", "", "ICE credentials")]
    [InlineData("a=ice-pwd:w4dCLAGyuPbfJZmbEsHKQU", "a=ice-pwd:short", "ICE credentials")]
    [InlineData("a=ice-ufrag:jUuH", "a=ice-ufrag:j uH", "ICE credentials")]
    [InlineData("a=setup:actpass", "a=setup:holdconn", "setup:holdconn")]
    [InlineData("a=setup:actpass", "a=ice-lite", "ICE-lite")]
    public void A_transport_that_cannot_work_is_refused_in_words(string original, string replacement, string reason)
    {
        var error = Negotiating.Refuse(Offers.Obs.Replace(original, replacement, StringComparison.Ordinal));

        Assert.Equal(NegotiationFault.UnsupportedTransport, error.Fault);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(Offers.Head, "no media section")]
    public void What_is_no_offer_is_refused(string sdp, string reason)
    {
        var error = Negotiating.Refuse(sdp);

        Assert.Equal(NegotiationFault.Malformed, error.Fault);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_sections_of_one_name_are_refused() =>
        Assert.Contains(
            "same a=mid",
            Negotiating.Refuse(Offers.Obs.Replace("a=mid:1", "a=mid:0", StringComparison.Ordinal)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_section_outside_of_the_bundle_is_refused_by_itself()
    {
        var offer = Negotiating.Read(Offers.Obs.Replace("BUNDLE 0 1", "BUNDLE 1", StringComparison.Ordinal));

        Assert.Equal("1", Assert.Single(offer.Sections).Mid);
    }

    [Fact]
    public void A_single_section_needs_no_bundle_and_no_name()
    {
        var sdp = Offers.Video("96", "a=rtpmap:96 VP8/90000").Replace("a=mid:v\n", "", StringComparison.Ordinal);
        var answer = Negotiating.Answer(Negotiating.Read(sdp));

        Assert.DoesNotContain(answer.Attributes, attribute => attribute.Name == "group");
        Assert.DoesNotContain(answer.Media[0].Attributes, attribute => attribute.Name == "mid");
        Assert.NotEqual(0, answer.Media[0].Port);
    }
}
