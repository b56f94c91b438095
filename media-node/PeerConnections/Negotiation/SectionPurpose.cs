namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>What a section is for, as far as it decides which header extensions serve there.</summary>
/// <param name="Kind">Audio or video.</param>
/// <param name="ClientSends">Whether the client offers to send.</param>
/// <param name="ClientReceives">Whether the client offers to receive.</param>
/// <param name="Codecs">The codecs agreed on.</param>
internal readonly record struct SectionPurpose(
    MediaKind Kind,
    bool ClientSends,
    bool ClientReceives,
    IReadOnlyList<NegotiatedCodec> Codecs);
