using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Placement.Filters;

/// <summary>The node says that it serves, of late.</summary>
internal sealed class NodeIsReady : IPlacementFilter
{
    /// <inheritdoc/>
    public string? Objection(MeetingRoom room, NodeSnapshot node) =>
        node.IsLost || !node.Node.Status.Conditions.IsTrue(MeetingRoomKeys.ReadyCondition) ? "not ready" : null;
}
