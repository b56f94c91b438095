namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>An offer that can be answered: set what is sent in each section, then ask the peer connection for the answer.</summary>
/// <param name="Sections">The live audio and video sections in the offer's order; stopped and refused ones are not here.</param>
/// <param name="IsIceRestart">Whether it renews ICE credentials that were in use.</param>
internal sealed record NegotiatedOffer(IReadOnlyList<MediaSection> Sections, bool IsIceRestart);
