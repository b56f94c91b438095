using System.Security.Cryptography;
using System.Text;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Placement;

/// <summary>Chooses a node for a room: every filter must agree, then the best score wins. Pure, and the same again for the same input.</summary>
internal sealed class PlacementPolicy(IReadOnlyList<IPlacementFilter> filters, IReadOnlyList<IPlacementScore> scores)
{
    /// <summary>Chooses a node.</summary>
    public PlacementDecision Decide(MeetingRoom room, ClusterSnapshot cluster)
    {
        if (cluster.Nodes.Count == 0)
        {
            return new PlacementDecision(null, PlacementDecision.NoNodes, "there are no media nodes");
        }

        var judged = cluster.Nodes.Select(node => (Node: node, Objection: Objection(room, node))).ToList();
        var best = judged.Where(each => each.Objection is null)
            .Select(each => each.Node)
            .OrderByDescending(node => scores.Sum(score => score.Of(room, node)))
            .ThenBy(node => Lot(room, node))
            .FirstOrDefault();
        if (best is not null)
        {
            return new PlacementDecision(best, PlacementDecision.Placed, $"placed on {best.Name}");
        }

        var why = judged.CountBy(each => each.Objection ?? "").OrderByDescending(group => group.Value).Select(group => $"{group.Value} {group.Key}");
        return new PlacementDecision(
            null,
            PlacementDecision.Unschedulable,
            $"none of {judged.Count} media nodes can serve the room: {string.Join(", ", why)}");
    }

    // The first objection only: a node out of order is not worth saying that it is also full.
    private string? Objection(MeetingRoom room, NodeSnapshot node) =>
        filters.Select(filter => filter.Objection(room, node)).FirstOrDefault(objection => objection is not null);

    // Among equals chance decides, but a restarted operator must decide as the one before.
    private static ulong Lot(MeetingRoom room, NodeSnapshot node) =>
        BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{room.Metadata.Uid} {node.Name}")));
}
