using SfuPlatform.MediaNode.PeerConnections.Negotiation;

namespace SfuPlatform.TestKit.Conferences;

/// <summary>One media section of a virtual client: it sends in it, or receives.</summary>
/// <param name="Mid">Its identification.</param>
/// <param name="Kind">Audio or video.</param>
/// <param name="Sender">What is sent; null: the section receives.</param>
internal sealed record ClientSection(string Mid, MediaKind Kind, MediaSender? Sender);
