using SfuPlatform.MediaNode.Sdp.Attributes;

namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>The client's end of the one transport that all its sections share.</summary>
/// <param name="UserFragment">a=ice-ufrag.</param>
/// <param name="Password">a=ice-pwd.</param>
/// <param name="Fingerprints">The digests of its certificate; at least one.</param>
/// <param name="Setup">Whether it wants to start DTLS.</param>
internal sealed record RemoteTransport(
    string UserFragment,
    string Password,
    IReadOnlyList<Fingerprint> Fingerprints,
    Setup Setup)
{
    /// <summary>Whether it presents the same certificate.</summary>
    public bool HasCertificateOf(RemoteTransport other) => Fingerprints.SequenceEqual(other.Fingerprints);

    /// <summary>Whether it has the same ICE credentials.</summary>
    public bool HasCredentialsOf(RemoteTransport other) =>
        UserFragment == other.UserFragment && Password == other.Password;
}
