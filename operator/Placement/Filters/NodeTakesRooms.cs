using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Placement.Filters;

/// <summary>The node is neither cordoned nor draining.</summary>
internal sealed class NodeTakesRooms : IPlacementFilter
{
    /// <inheritdoc/>
    public string? Objection(MeetingRoom room, NodeSnapshot node) =>
        node.Node.Spec.Unschedulable ? "cordoned"
            : node.Node.Status.Conditions.IsTrue(MeetingRoomKeys.DrainingCondition) ? "draining"
            : null;
}
