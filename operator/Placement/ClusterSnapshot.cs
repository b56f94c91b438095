using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Placement;

/// <summary>All media nodes and what is placed on them, at one moment.</summary>
internal sealed record ClusterSnapshot(IReadOnlyList<NodeSnapshot> Nodes)
{
    /// <summary>Counts where rooms are.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="rooms">Each room that is placed, as the names of its nodes.</param>
    public static ClusterSnapshot Of(IEnumerable<MediaNode> nodes, IEnumerable<string> rooms)
    {
        var counts = rooms.CountBy(node => node).ToDictionary();
        return new ClusterSnapshot([.. nodes.Select(node => new NodeSnapshot(node, counts.GetValueOrDefault(node.Metadata.Name)))]);
    }

    /// <summary>Whether what is placed on a node has to go elsewhere: the node is lost, or not there at all.</summary>
    public bool IsLost(string node) => Nodes.FirstOrDefault(known => known.Name == node)?.IsLost ?? true;
}
