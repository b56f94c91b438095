using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Placement;

/// <summary>A media node as placement sees it.</summary>
/// <param name="Node">What the node says of itself.</param>
/// <param name="Rooms">How many rooms are placed on it, counted by the operator: the node's own count comes later.</param>
internal sealed record NodeSnapshot(MediaNode Node, int Rooms)
{
    public string Name => Node.Metadata.Name;

    /// <summary>Whether rooms placed on it are to be placed anew.</summary>
    public bool IsLost => Node.Metadata.DeletionTimestamp is not null || Node.Status.Conditions.IsTrue(MeetingRoomKeys.LostCondition);
}
