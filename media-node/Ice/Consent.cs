namespace SfuPlatform.MediaNode.Ice;

/// <summary>
/// Whether we may still send to a client (RFC 7675). As the lite side we send no checks of our own; the client's checks
/// and its authenticated media say that it is there and wants what it gets.
/// </summary>
internal struct Consent
{
    /// <summary>How long consent lasts, in microseconds.</summary>
    public const long Lifetime = 30_000_000;

    private long _expiry;

    /// <summary>Consent that has not been given and has time until the lifetime is over.</summary>
    public static Consent Pending(long now) => new() { _expiry = now + Lifetime };

    /// <summary>The client was heard.</summary>
    public void Renew(long now) => _expiry = now + Lifetime;

    /// <summary>Whether it is over.</summary>
    public readonly bool IsExpired(long now) => now >= _expiry;
}
