using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.MediaNode.Ice;

/// <summary>
/// Our side of ICE with one client: it checks, we answer (RFC 8445, the lite implementation). <b>Every STUN datagram of
/// the client goes in by <see cref="Receive"/>; the response goes back to where the datagram came from.</b> Owner: the
/// client's worker.
/// </summary>
internal sealed class IceLiteAgent
{
    /// <summary>The longest response.</summary>
    public const int MaxResponseLength = 128;

    /// <summary>With what we gave the client and what it gave us.</summary>
    public IceLiteAgent(IceCredentials local, IceCredentials remote) => throw new NotImplementedException(local.Password + remote);

    /// <summary>Where media goes: the address of the last nominating check, before it of the first valid one.</summary>
    public TransportAddress? Selected => throw new NotImplementedException();

    /// <summary>Takes a STUN datagram and writes the response.</summary>
    public IceResult Receive(
        ReadOnlySpan<byte> datagram, in TransportAddress from, long now, Span<byte> response, out int responseLength) =>
        throw new NotImplementedException();

    /// <summary>Authenticated media came from the client: it is still there.</summary>
    public void Heard(long now) => throw new NotImplementedException();

    /// <summary>Whether the client was not heard for 30 seconds: stop sending (RFC 7675).</summary>
    public bool Expired(long now) => throw new NotImplementedException();

    /// <summary>An ICE restart: the new credentials count, media stays where it is until the new checks nominate.</summary>
    public void Restart(IceCredentials local, IceCredentials remote) => throw new NotImplementedException();
}
