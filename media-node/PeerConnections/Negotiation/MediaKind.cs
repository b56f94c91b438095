namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>What a media section carries.</summary>
internal enum MediaKind : byte
{
    /// <summary>m=audio.</summary>
    Audio,

    /// <summary>m=video.</summary>
    Video,
}
