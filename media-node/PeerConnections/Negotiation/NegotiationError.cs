namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>Why an offer cannot be answered.</summary>
/// <param name="Fault">The kind, for status codes.</param>
/// <param name="Message">In words, for whoever made the offer.</param>
internal sealed record NegotiationError(NegotiationFault Fault, string Message);
