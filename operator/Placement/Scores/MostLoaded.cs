using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Placement.Scores;

/// <summary>Prefers the fuller node.</summary>
internal sealed class MostLoaded : IPlacementScore
{
    /// <inheritdoc/>
    public double Of(MeetingRoom room, NodeSnapshot node) => NodeLoad.Of(node);
}
