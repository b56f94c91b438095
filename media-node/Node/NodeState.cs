namespace SfuPlatform.MediaNode.Node;

/// <summary>Where the node stands: what its parts tell each other. Any thread.</summary>
internal sealed class NodeState
{
    private volatile bool _isRegistered;
    private volatile bool _isDraining;
    private volatile bool _knowsRooms;

    /// <summary>Whether its MediaNode was written at least once.</summary>
    public bool IsRegistered
    {
        get => _isRegistered;
        set => _isRegistered = value;
    }

    /// <summary>Whether the rooms placed here were listed once.</summary>
    public bool KnowsRooms
    {
        get => _knowsRooms;
        set => _knowsRooms = value;
    }

    /// <summary>Whether it takes no more rooms, because it stops.</summary>
    public bool IsDraining
    {
        get => _isDraining;
        set => _isDraining = value;
    }
}
