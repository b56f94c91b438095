using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Placement.Filters;

/// <summary>The node has the labels that the room asks for.</summary>
internal sealed class SelectorMatches : IPlacementFilter
{
    /// <inheritdoc/>
    public string? Objection(MeetingRoom room, NodeSnapshot node) =>
        room.Spec.NodeSelector?.All(asked => node.Node.Metadata.Labels?.TryGetValue(asked.Key, out var value) == true && value == asked.Value) == false
            ? "without the labels of the node selector"
            : null;
}
