namespace SfuPlatform.Operator.Placement;

/// <summary>Where a room goes, or why it cannot go anywhere; reason and message go to condition, event and log alike.</summary>
/// <param name="Node">The node; null: none can serve it now.</param>
/// <param name="Reason">One CamelCase word.</param>
/// <param name="Message">A sentence.</param>
internal sealed record PlacementDecision(NodeSnapshot? Node, string Reason, string Message)
{
    public const string Placed = "Placed";
    public const string NoNodes = "NoNodes";
    public const string Unschedulable = "Unschedulable";
}
