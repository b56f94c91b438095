using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Placement.Filters;

/// <summary>Clients can be told where to send media.</summary>
internal sealed class NodeHasAddress : IPlacementFilter
{
    /// <inheritdoc/>
    public string? Objection(MeetingRoom room, NodeSnapshot node) =>
        node.Node.Status.Addresses.Count == 0 ? "without an address" : null;
}
