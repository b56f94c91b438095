using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Operator.Placement;
using SfuPlatform.Operator.Runtime;

namespace SfuPlatform.Operator.Rooms;

/// <summary>
/// The cluster as placement should see it: what the informers know, and what was decided since and has not come back to
/// them yet. Without the latter a burst of rooms would all go to the same node, beyond its capacity.
/// </summary>
internal sealed class RoomPlacements(Informer<MediaNode> nodes, Informer<MeetingRoom> rooms)
{
    private readonly Dictionary<string, (ResourceKey Room, string Node)> _decided = [];
    private readonly Lock _lock = new();

    /// <summary>The cluster now.</summary>
    public ClusterSnapshot Snapshot()
    {
        lock (_lock)
        {
            var known = rooms.Cache.List();
            foreach (var room in known.Where(room => room.Status.Placements.Count > 0))
            {
                _decided.Remove(room.Metadata.Uid);
            }

            foreach (var (uid, decided) in _decided.Where(pair => rooms.Cache.Get(pair.Value.Room.Namespace, pair.Value.Room.Name)?.Metadata.Uid != pair.Key).ToList())
            {
                _decided.Remove(uid);
            }

            return ClusterSnapshot.Of(
                nodes.Cache.List(),
                known.Where(IsOpenOrToBe).SelectMany(room => room.Status.Placements).Select(placement => placement.Node)
                    .Concat(_decided.Values.Select(decided => decided.Node)));
        }
    }

    /// <summary>Remembers a decision that was written.</summary>
    public void Decided(MeetingRoom room, string node)
    {
        lock (_lock)
        {
            _decided[room.Metadata.Uid] = (ResourceKey.Of(room), node);
        }
    }

    /// <summary>Whether a node is lost, by what is known now.</summary>
    public bool IsLost(string node) => ClusterSnapshot.Of(nodes.Cache.List(), []).IsLost(node);

    private static bool IsOpenOrToBe(MeetingRoom room) => room.Status.EndTime is null;
}
