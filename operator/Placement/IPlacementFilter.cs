using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Placement;

/// <summary>A rule that a node must satisfy to serve a room. Pure.</summary>
internal interface IPlacementFilter
{
    /// <summary>Why the node cannot serve the room, as it follows "1 …" in a message; null: it can.</summary>
    string? Objection(MeetingRoom room, NodeSnapshot node);
}
