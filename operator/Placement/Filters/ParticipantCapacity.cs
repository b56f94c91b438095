using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Placement.Filters;

/// <summary>The node takes as many more participants as the room may have, or one where that is not limited.</summary>
internal sealed class ParticipantCapacity : IPlacementFilter
{
    /// <inheritdoc/>
    public string? Objection(MeetingRoom room, NodeSnapshot node) =>
        node.Node.Spec.MaxParticipants > 0
        && node.Node.Status.Load.Participants + Math.Max(1, room.Spec.MaxParticipants) > node.Node.Spec.MaxParticipants
            ? "full of participants"
            : null;
}
