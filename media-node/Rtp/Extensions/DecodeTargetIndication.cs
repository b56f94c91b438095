namespace SfuPlatform.MediaNode.Rtp.Extensions;

/// <summary>What a frame is to a decode target (AV1 RTP specification, appendix A).</summary>
internal enum DecodeTargetIndication : byte
{
    /// <summary>Not part of it: must not be forwarded to who gets this target.</summary>
    NotPresent,

    /// <summary>Nothing of the target depends on it.</summary>
    Discardable,

    /// <summary>The target can be switched to here.</summary>
    Switch,

    /// <summary>Part of it.</summary>
    Required,
}
