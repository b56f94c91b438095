using System.Diagnostics.CodeAnalysis;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>
/// The control half of one client's connection: takes its offers, gives the answers (JSEP answerer, RFC 9429) and owns
/// its transport. Call from one thread at a time.
/// </summary>
internal sealed class PeerConnection
{
    /// <summary>The live sections of the last answer.</summary>
    public IReadOnlyList<MediaSection> Sections { get; private set; } = [];

    /// <summary>The client's transport; null before the first answer.</summary>
    public IMediaTransport? Transport { get; private set; }

    /// <summary>Reads an offer. Nothing changes until it is answered.</summary>
    public bool TryOffer(
        string sdp,
        [NotNullWhen(true)] out NegotiatedOffer? offer,
        [NotNullWhen(false)] out NegotiationError? error) => throw new NotImplementedException(sdp + Sections);

    /// <summary>Answers the last offer; the first answer creates the transport.</summary>
    public string Answer(NegotiatedOffer offer) => throw new NotImplementedException(offer.ToString() + Transport);

    /// <summary>Ends the connection; the client is told by DTLS where that still works.</summary>
    public void Close() => throw new NotImplementedException(Transport + "");
}
