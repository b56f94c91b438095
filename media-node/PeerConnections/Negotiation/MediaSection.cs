using SfuPlatform.MediaNode.Rtp.Extensions;

namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>
/// A live audio or video section of an offer, with what both sides can do there. The caller decides about
/// <see cref="Receive"/> and <see cref="Send"/> before the answer is made; all else is fixed by the offer.
/// </summary>
internal sealed class MediaSection
{
    private bool _receive;

    /// <summary>Its identification (a=mid); stable over re-offers.</summary>
    public required string Mid { get; init; }

    /// <summary>Its place in the SDP, from 0; stable over re-offers.</summary>
    public required int Index { get; init; }

    /// <summary>Audio or video.</summary>
    public required MediaKind Kind { get; init; }

    /// <summary>Whether the client offers to send.</summary>
    public required bool ClientSends { get; init; }

    /// <summary>Whether the client offers to receive.</summary>
    public required bool ClientReceives { get; init; }

    /// <summary>The codecs agreed on, in the client's order and payload types.</summary>
    public required IReadOnlyList<NegotiatedCodec> Codecs { get; init; }

    /// <summary>The header extensions agreed on, under the client's ids.</summary>
    public RtpExtensionIds Extensions { get; init; }

    /// <summary>The client's MediaStream id (a=msid), if it names one.</summary>
    public string? RemoteStreamId { get; init; }

    /// <summary>The client's MediaStreamTrack id (a=msid), if it names one.</summary>
    public string? RemoteTrackId { get; init; }

    /// <summary>The SSRCs that the client names, in its order; often none with simulcast.</summary>
    public IReadOnlyList<RemoteStream> RemoteStreams { get; init; } = [];

    /// <summary>The rids of the client's simulcast streams in its order (browsers: lowest quality first); empty: no simulcast.</summary>
    public IReadOnlyList<string> Rids { get; init; } = [];

    /// <summary>Whether we take what the client sends; at first true where it offers to send.</summary>
    public bool Receive
    {
        get => _receive && ClientSends;
        set => _receive = value;
    }

    /// <summary>What we send; null: nothing. Kept from the answer before in a re-offer.</summary>
    public SendingMedia? Send { get; set; }

    /// <summary>The codec that the answer puts first, by its name ("red", "VP9"); null: the client's order.</summary>
    public string? PreferredCodec { get; set; }

    /// <summary>What we do here, by <see cref="Receive"/>, <see cref="Send"/> and what the client offers.</summary>
    public SectionDirection Direction =>
        (Receive ? SectionDirection.Receive : 0) | (Send is not null && ClientReceives ? SectionDirection.Send : 0);
}
