namespace SfuPlatform.MediaNode.Signaling;

/// <summary>What signalling tells clients of this node.</summary>
internal sealed record SignalingSettings
{
    /// <summary>How often a WebSocket is pinged, and half the time after which a silent one is given up.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(10);

    /// <summary>The node's name.</summary>
    public required string NodeName { get; init; }

    /// <summary>The node's region; empty: none.</summary>
    public string Region { get; init; } = "";

    /// <summary>The program's version.</summary>
    public required string Version { get; init; }

    /// <summary>STUN and TURN servers for clients.</summary>
    public IReadOnlyList<IceServer> IceServers { get; init; } = [];
}

/// <summary>A STUN or TURN server for clients.</summary>
/// <param name="Urls">Such as <c>turn:turn.example.org:3478</c>.</param>
/// <param name="Username">For TURN.</param>
/// <param name="Credential">For TURN.</param>
internal sealed record IceServer(IReadOnlyList<string> Urls, string Username, string Credential);
