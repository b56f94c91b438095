using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Placement.Scores;

/// <summary>Prefers the emptier node.</summary>
internal sealed class LeastLoaded : IPlacementScore
{
    /// <inheritdoc/>
    public double Of(MeetingRoom room, NodeSnapshot node) => 1 - NodeLoad.Of(node);
}
