namespace SfuPlatform.MediaNode.Ice;

/// <summary>Attribute types (RFC 8489 section 18.3, RFC 8445 section 16.1). Below 0x8000: the receiver must know it.</summary>
internal static class StunAttribute
{
    /// <summary>USERNAME.</summary>
    public const ushort Username = 0x0006;

    /// <summary>MESSAGE-INTEGRITY: HMAC-SHA1 of all before it.</summary>
    public const ushort MessageIntegrity = 0x0008;

    /// <summary>ERROR-CODE.</summary>
    public const ushort ErrorCode = 0x0009;

    /// <summary>UNKNOWN-ATTRIBUTES.</summary>
    public const ushort UnknownAttributes = 0x000A;

    /// <summary>MESSAGE-INTEGRITY-SHA256; known, not checked: ICE does with the other.</summary>
    public const ushort MessageIntegritySha256 = 0x001C;

    /// <summary>XOR-MAPPED-ADDRESS.</summary>
    public const ushort XorMappedAddress = 0x0020;

    /// <summary>PRIORITY.</summary>
    public const ushort Priority = 0x0024;

    /// <summary>USE-CANDIDATE.</summary>
    public const ushort UseCandidate = 0x0025;

    /// <summary>FINGERPRINT: CRC-32 of all before it.</summary>
    public const ushort Fingerprint = 0x8028;

    /// <summary>ICE-CONTROLLED.</summary>
    public const ushort IceControlled = 0x8029;

    /// <summary>ICE-CONTROLLING.</summary>
    public const ushort IceControlling = 0x802A;

    /// <summary>The first type that may be ignored by who does not know it.</summary>
    public const ushort FirstOptional = 0x8000;

    /// <summary>Whether it has to be known, and is not.</summary>
    public static bool IsUnknown(ushort type) => type < FirstOptional
        && type is not (Username or MessageIntegrity or ErrorCode or UnknownAttributes or MessageIntegritySha256
            or XorMappedAddress or Priority or UseCandidate);
}
