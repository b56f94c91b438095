using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Sdp.Attributes;
using SfuPlatform.MediaNode.Tests.Sdp;

namespace SfuPlatform.MediaNode.Tests.PeerConnections.Negotiation;

/// <summary>What holds for every answer, whoever made the offer.</summary>
public class AnswerTests
{
    public static TheoryData<string> AllOffers =>
    [
        .. Recorded.All.Select(Recorded.Offer),
        Offers.Obs,
        Offers.GStreamer,
        Offers.Firefox,
    ];

    [Theory]
    [MemberData(nameof(AllOffers))]
    public void Sections_keep_their_places_kinds_and_names(string sdp)
    {
        var (offered, answer) = Exchange(sdp);

        Assert.Equal(offered.Media.Select(media => media.Kind), answer.Media.Select(media => media.Kind));
        Assert.Equal(offered.Media.Select(media => media.Protocol), answer.Media.Select(media => media.Protocol));
        Assert.Equal(
            offered.Media.Select(media => media.Attributes.Value("mid")),
            answer.Media.Select(media => media.Attributes.Value("mid")));
    }

    [Theory]
    [MemberData(nameof(AllOffers))]
    public void Only_what_was_offered_is_answered(string sdp)
    {
        var (offered, answer) = Exchange(sdp);
        foreach (var (offer, answered) in offered.Media.Zip(answer.Media))
        {
            Assert.Subset(offer.Formats.ToHashSet(), answered.Formats.ToHashSet());
            foreach (var name in (string[])[RtcpFeedback.Name, ExtMap.Name])
            {
                // Directions of extensions turn around.
                Assert.Subset(Values(offer, name), Values(answered, name));
            }

            Assert.Subset(
                Values(offer, Rid.Name),
                answered.Attributes.Values(Rid.Name).Select(rid => rid.Replace("recv", "send", StringComparison.Ordinal)).ToHashSet());
            Assert.True(offer.Attributes.Has("rtcp-rsize") || !answered.Attributes.Has("rtcp-rsize"));
        }

        static HashSet<string> Values(MediaDescription media, string name) =>
            [.. media.Attributes.Values(name).Select(value =>
                value.Replace("/sendonly", "", StringComparison.Ordinal).Replace("/recvonly", "", StringComparison.Ordinal))];
    }

    [Theory]
    [MemberData(nameof(AllOffers))]
    public void Codecs_keep_the_meaning_of_their_payload_types(string sdp)
    {
        var (offered, answer) = Exchange(sdp);
        foreach (var (offer, answered) in offered.Media.Zip(answer.Media).Where(pair => pair.Second.Port != 0))
        {
            Assert.NotEmpty(answered.Formats);
            foreach (var format in answered.Formats)
            {
                Assert.Equal(Map(offer, format), Map(answered, format), ignoreCase: true);
                Assert.Equal(
                    offer.Attributes.Values(Fmtp.Name).SingleOrDefault(value => value.StartsWith(format + " ", StringComparison.Ordinal)),
                    answered.Attributes.Values(Fmtp.Name).SingleOrDefault(value => value.StartsWith(format + " ", StringComparison.Ordinal)));
            }
        }

        static string Map(MediaDescription media, string format) =>
            media.Attributes.Values(RtpMap.Name).Single(value => value.StartsWith(format + " ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AllOffers))]
    public void All_live_sections_are_bundled_onto_one_transport(string sdp)
    {
        var (_, answer) = Exchange(sdp);
        var live = answer.Media.Where(media => media.Port != 0).ToArray();

        Assert.True(Group.TryParse(answer.Attributes.Value(Group.Name)!, out var bundle));
        Assert.Equal(live.Select(media => media.Attributes.Value("mid")), bundle.Mids);
        Assert.True(answer.Attributes.Has("ice-lite"));
        Assert.All(live, media =>
        {
            Assert.Equal("localufrag", media.Attributes.Value("ice-ufrag"));
            Assert.Equal("sha-256 AB:CD", media.Attributes.Value(Fingerprint.Name));
            Assert.Equal("passive", media.Attributes.Value("setup"));
            Assert.True(media.Attributes.Has("rtcp-mux"));
        });
        Assert.Equal(2, live[0].Attributes.Values(Candidate.Name).Count());
        Assert.True(live[0].Attributes.Has("end-of-candidates"));
        Assert.All(live[1..], media => Assert.Empty(media.Attributes.Values(Candidate.Name)));
        Assert.Equal("IN IP4 192.0.2.7", live[0].Connection);
        Assert.Equal(7882, live[0].Port);
    }

    [Theory]
    [MemberData(nameof(AllOffers))]
    public void Directions_answer_directions(string sdp)
    {
        var (offered, answer) = Exchange(sdp);
        foreach (var (offer, answered) in offered.Media.Zip(answer.Media).Where(pair => pair.Second.Port != 0))
        {
            Assert.True(answered.Attributes.Has(offer.Attributes.Has("sendonly") ? "recvonly"
                : offer.Attributes.Has("recvonly") ? "sendonly" : "sendrecv"));
            Assert.Equal(!answered.Attributes.Has("recvonly"), answered.Attributes.Has(Msid.Name));
        }
    }

    private static (SessionDescription Offered, SessionDescription Answer) Exchange(string sdp)
    {
        Assert.True(SdpParser.TryParse(sdp, out var offered, out _));
        var offer = Negotiating.Read(sdp);
        uint ssrc = 100;
        foreach (var section in offer.Sections.Where(section => section.ClientReceives))
        {
            section.Send = Negotiating.Sending(ssrc += 2);
        }

        return (offered, Negotiating.Answer(offer));
    }
}
