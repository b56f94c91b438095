using SfuPlatform.MediaNode.Dtls;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>What all connections of a node have in common.</summary>
internal sealed record PeerConnectionOptions
{
    /// <summary>The addresses under which clients reach the node, the best first.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>The advertised UDP port.</summary>
    public required ushort UdpPort { get; init; }

    /// <summary>The advertised TCP port (RFC 6544, passive); null: no TCP.</summary>
    public ushort? TcpPort { get; init; }

    /// <summary>The node's certificate.</summary>
    public required DtlsCertificate Certificate { get; init; }

    /// <summary>Takes clients' first checks.</summary>
    public required NewAddress Strangers { get; init; }

    /// <summary>Runs handshakes.</summary>
    public required IHandshakeExecutor Handshakes { get; init; }
}
