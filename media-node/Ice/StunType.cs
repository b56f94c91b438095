namespace SfuPlatform.MediaNode.Ice;

/// <summary>The message types that we know (RFC 8489 section 18.2), method and class together.</summary>
internal static class StunType
{
    /// <summary>A check.</summary>
    public const ushort BindingRequest = 0x0001;

    /// <summary>A keep-alive: it gets no response.</summary>
    public const ushort BindingIndication = 0x0011;

    /// <summary>The answer to a check.</summary>
    public const ushort BindingSuccess = 0x0101;

    /// <summary>The refusal of a check.</summary>
    public const ushort BindingError = 0x0111;
}
