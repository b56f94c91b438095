namespace SfuPlatform.MediaNode.Ice;

/// <summary>What a STUN datagram was, and what is to be done.</summary>
internal enum IceResult
{
    /// <summary>Not a STUN message, or one that is broken; drop it.</summary>
    Malformed,

    /// <summary>Username, MESSAGE-INTEGRITY or FINGERPRINT are wrong. Where there is a response, send it.</summary>
    Unauthenticated,

    /// <summary>An indication or a response: nothing to do.</summary>
    Ignored,

    /// <summary>An error other than of authentication (a role conflict, an unknown attribute): send the response.</summary>
    Refused,

    /// <summary>A valid check: send the response to where it came from. That address is the client's.</summary>
    Answered,

    /// <summary>As <see cref="Answered"/>, and the address that media goes to is a new one.</summary>
    Nominated,
}
