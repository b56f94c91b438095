using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.Ice;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>What an offer and its answer agreed on for one client's transport.</summary>
internal sealed record PeerTransportOptions
{
    /// <summary>The ICE credentials that we gave.</summary>
    public required IceCredentials Local { get; init; }

    /// <summary>The ICE credentials that the client gave.</summary>
    public required IceCredentials Remote { get; init; }

    /// <summary>The node's certificate.</summary>
    public required DtlsCertificate Certificate { get; init; }

    /// <summary>Our part in the handshake.</summary>
    public required DtlsRole Role { get; init; }

    /// <summary>The client's certificate has one of these.</summary>
    public required IReadOnlyList<DtlsFingerprint> Fingerprints { get; init; }

    /// <summary>The id of the transport-wide sequence number in what the client sends; 0: not agreed, no feedback.</summary>
    public byte TransportSequenceId { get; init; }
}
