namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>
/// The meaning of extension ids over a bundle: one id stands for one extension in all its sections (RFC 8843 section 9.2).
/// Some clients (aiortc) number each section by itself and then misread their own packets; of two meanings the first stays.
/// </summary>
internal sealed class BundledExtensionIds
{
    private readonly Dictionary<byte, string> _uris = [];

    /// <summary>Whether this id may stand for this extension; it does from now on.</summary>
    public bool TryClaim(byte id, string uri) => _uris.TryAdd(id, uri) || _uris[id] == uri;
}
