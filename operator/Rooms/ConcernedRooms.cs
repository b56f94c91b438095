using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Operator.Placement;

namespace SfuPlatform.Operator.Rooms;

/// <summary>Which rooms a change of a media node concerns. Pure.</summary>
internal static class ConcernedRooms
{
    /// <summary>
    /// Rooms without a node: any change may give them one. Rooms on the node: only if it is lost by this change or found
    /// again, for a heartbeat every few seconds must not look at every room.
    /// </summary>
    public static IEnumerable<MeetingRoom> Of(ResourceChange<MediaNode> change, IEnumerable<MeetingRoom> rooms)
    {
        var name = change.Resource.Metadata.Name;
        var changesFate = IsLost(change.Before) != IsLost(change.After);
        return rooms.Where(room => room.Status.Placements.Count == 0
            || (changesFate && room.Status.Placements.Any(placement => placement.Node == name)));
    }

    private static bool IsLost(MediaNode? node) => node is null || new NodeSnapshot(node, 0).IsLost;
}
