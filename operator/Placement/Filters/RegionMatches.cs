using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Placement.Filters;

/// <summary>The node is in the region that the room asks for.</summary>
internal sealed class RegionMatches : IPlacementFilter
{
    /// <inheritdoc/>
    public string? Objection(MeetingRoom room, NodeSnapshot node) =>
        room.Spec.Region is { Length: > 0 } region && node.Node.Spec.Region != region ? $"not in region {region}" : null;
}
