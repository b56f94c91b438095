using SfuPlatform.MediaNode.Forwarding.Codecs;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>A codec that a publisher may send, with what reads its packets. Immutable.</summary>
/// <param name="index">Its place among the codecs of its track.</param>
/// <param name="negotiated">As it was negotiated with the publisher.</param>
internal sealed class UpCodec(int index, NegotiatedCodec negotiated)
{
    /// <summary>Its place among the codecs of its track.</summary>
    public int Index => index;

    /// <summary>As it was negotiated with the publisher.</summary>
    public NegotiatedCodec Negotiated => negotiated;

    /// <summary>Reads its packets.</summary>
    public PayloadFormat Format { get; } = PayloadFormat.For(negotiated.Name);
}
