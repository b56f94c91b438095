namespace SfuPlatform.MediaNode.Ice;

/// <summary>A view of one STUN message (RFC 8489).</summary>
internal readonly ref struct StunMessage
{
    /// <summary>
    /// The part of a binding request's USERNAME that names the receiver (what stands before the colon), for strangers:
    /// it is not authenticated.
    /// </summary>
    public static bool TryReadUsername(ReadOnlySpan<byte> datagram, out ReadOnlySpan<byte> usernameFragment) =>
        throw new NotImplementedException();
}
