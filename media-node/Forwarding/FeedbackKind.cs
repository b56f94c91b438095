namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>What crosses from a subscriber's worker to the owner of a down track.</summary>
internal enum FeedbackKind
{
    /// <summary>Packets are missing: a is the first number, bit i of b says that number a + i is missing.</summary>
    Nack,

    /// <summary>A key frame is needed.</summary>
    KeyFrame,
}
