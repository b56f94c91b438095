using SfuPlatform.MediaNode.Sdp.Attributes;

namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>Our end of a client's transport, as answers tell it.</summary>
/// <param name="UserFragment">a=ice-ufrag.</param>
/// <param name="Password">a=ice-pwd.</param>
/// <param name="Fingerprint">The digest of our certificate.</param>
/// <param name="IsDtlsClient">Whether we start DTLS.</param>
/// <param name="Candidates">Where we are reached.</param>
internal sealed record LocalTransport(
    string UserFragment,
    string Password,
    Fingerprint Fingerprint,
    bool IsDtlsClient,
    IReadOnlyList<Candidate> Candidates);
