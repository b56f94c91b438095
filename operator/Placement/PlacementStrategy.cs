namespace SfuPlatform.Operator.Placement;

/// <summary>What placement prefers among nodes that can serve a room.</summary>
internal enum PlacementStrategy
{
    /// <summary>The least loaded node: the failure of one meets few rooms.</summary>
    Spread,

    /// <summary>The most loaded node that can take the room: others stay empty and can be removed.</summary>
    Packed,
}
