using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Placement.Filters;

/// <summary>The node takes one more room.</summary>
internal sealed class RoomCapacity : IPlacementFilter
{
    /// <inheritdoc/>
    public string? Objection(MeetingRoom room, NodeSnapshot node) =>
        node.Node.Spec.MaxRooms > 0 && node.Rooms >= node.Node.Spec.MaxRooms ? "full of rooms" : null;
}
