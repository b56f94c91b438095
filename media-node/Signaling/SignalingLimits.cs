namespace SfuPlatform.MediaNode.Signaling;

/// <summary>Limits on what a client can send by signalling.</summary>
internal static class SignalingLimits
{
    /// <summary>Bytes of one message: an offer of a meeting with hundreds of sections fits.</summary>
    public const int MessageBytes = 512 * 1024;

    /// <summary>Bytes of a join request after decompression.</summary>
    public const int JoinRequestBytes = 512 * 1024;

    /// <summary>Messages that wait for a slow client; one that lets more pile up is disconnected.</summary>
    public const int QueuedMessages = 1024;

    /// <summary>Messages a second, averaged; a client that sends more is disconnected.</summary>
    public const int MessagesPerSecond = 50;

    /// <summary>Messages at once, above the average.</summary>
    public const int MessageBurst = 300;

    /// <summary>Characters of a participant's metadata.</summary>
    public const int MetadataLength = 16 * 1024;

    /// <summary>Characters of all of a participant's attributes.</summary>
    public const int AttributesLength = 16 * 1024;

    /// <summary>Characters of names and identities.</summary>
    public const int NameLength = 256;

    /// <summary>WHIP and WHEP sessions of a node at a time: more than one forwards.</summary>
    public const int WhipSessions = 1000;
}
