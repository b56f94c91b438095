namespace SfuPlatform.MediaNode.Node;

/// <summary>Who this node is in the cluster, and what it says of itself. Immutable.</summary>
internal sealed record NodeIdentity
{
    /// <summary>The namespace of its rooms and of its own resource.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of its MediaNode.</summary>
    public required string Name { get; init; }

    /// <summary>The addresses that media is sent to, the best first.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>The advertised UDP port.</summary>
    public required int UdpPort { get; init; }

    /// <summary>The advertised TCP port; 0: none.</summary>
    public required int TcpPort { get; init; }

    /// <summary>The region that it serves; null: none.</summary>
    public string? Region { get; init; }

    /// <summary>How many rooms it takes; 0: no limit.</summary>
    public int MaxRooms { get; init; }

    /// <summary>How many participants it takes; 0: no limit.</summary>
    public int MaxParticipants { get; init; }

    /// <summary>Labels of its MediaNode, which rooms can select by.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The Pod that it runs in: its MediaNode goes with it; null: none.</summary>
    public PodReference? Pod { get; init; }

    /// <summary>Where the gateway reaches its signalling; null: where the host listens.</summary>
    public Uri? SignalingUrl { get; init; }

    /// <summary>The version of the program.</summary>
    public string Version { get; init; } = typeof(NodeIdentity).Assembly.GetName().Version?.ToString(3) ?? "0";
}

/// <summary>The Pod that a node runs in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Uid">Its uid.</param>
internal sealed record PodReference(string Name, string Uid);
