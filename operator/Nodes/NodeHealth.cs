using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Nodes;

/// <summary>What a node's silence means. Pure.</summary>
internal static class NodeHealth
{
    public const string HeartbeatMissed = "HeartbeatMissed";

    /// <summary>Since when a node is silent, as its Ready condition says; null: it is not.</summary>
    public static DateTimeOffset? SilentSince(MediaNode node) =>
        node.Status.Conditions.Find(MeetingRoomKeys.ReadyCondition) is { Status: Conditions.Unknown } unknown
            ? unknown.LastTransitionTime
            : null;

    /// <summary>Marks a node as silent.</summary>
    public static void MarkSilent(MediaNode node, TimeSpan limit, DateTimeOffset now) => node.Status.Conditions.Set(
        MeetingRoomKeys.ReadyCondition,
        Conditions.Unknown,
        HeartbeatMissed,
        $"no heartbeat for {limit}",
        node.Metadata.Generation,
        now);

    /// <summary>Marks a node as lost, or as not lost any more.</summary>
    /// <returns>Whether that changed anything.</returns>
    public static bool MarkLost(MediaNode node, bool isLost, DateTimeOffset now)
    {
        if (node.Status.Conditions.IsTrue(MeetingRoomKeys.LostCondition) == isLost)
        {
            return false;
        }

        var (status, reason, message) = isLost
            ? (Conditions.True, HeartbeatMissed, "the node is silent; its rooms go to other nodes")
            : (Conditions.False, "HeartbeatReturned", "the node is heard again");
        node.Status.Conditions.Set(MeetingRoomKeys.LostCondition, status, reason, message, node.Metadata.Generation, now);
        return true;
    }
}
