using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Placement;

/// <summary>How well a node that can serve a room would serve it. Pure.</summary>
internal interface IPlacementScore
{
    /// <summary>From 0 to 1; the highest sum over all scores wins.</summary>
    double Of(MeetingRoom room, NodeSnapshot node);
}
