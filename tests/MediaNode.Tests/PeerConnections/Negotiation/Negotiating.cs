using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Sdp.Attributes;

namespace SfuPlatform.MediaNode.Tests.PeerConnections.Negotiation;

/// <summary>Short ways to offers and answers.</summary>
internal static class Negotiating
{
    public static readonly LocalTransport Local = new(
        "localufrag",
        "localpasswordlocalpassword",
        new Fingerprint("sha-256", "AB:CD"),
        false,
        [
            new("1", 1, "udp", Candidate.HostPriority(65535), "192.0.2.7", 7882, "host"),
            new("2", 1, "tcp", Candidate.HostPriority(32767), "192.0.2.7", 7881, "host", "passive"),
        ]);

    public static NegotiatedOffer Read(string sdp, NegotiatedOffer? previous = null)
    {
        Assert.True(OfferReader.TryRead(sdp, previous, out var offer, out var error), error?.Message);
        return offer;
    }

    public static NegotiationError Refuse(string sdp, NegotiatedOffer? previous = null)
    {
        Assert.False(OfferReader.TryRead(sdp, previous, out _, out var error));
        return error;
    }

    public static SessionDescription Answer(NegotiatedOffer offer)
    {
        var text = SdpWriter.Write(AnswerBuilder.Build(offer, Local, 42, 1));
        Assert.True(SdpParser.TryParse(text, out var answer, out var error), error);
        return answer;
    }

    public static SendingMedia Sending(uint ssrc) =>
        new() { StreamId = "PA_1", TrackId = $"TR_{ssrc}", Ssrc = ssrc, RtxSsrc = ssrc + 1, Cname = "c" };
}
