namespace SfuPlatform.Operator.Placement.Scores;

/// <summary>How loaded a node is, from 0 (empty) towards 1.</summary>
internal static class NodeLoad
{
    // A node without limits is half loaded with so many; only the order of nodes matters, not the number.
    private const double HalfRooms = 100;
    private const double HalfParticipants = 500;

    /// <summary>The fuller of what was counted here and what the node reports.</summary>
    public static double Of(NodeSnapshot node) => Math.Max(
        Part(node.Rooms, node.Node.Spec.MaxRooms, HalfRooms),
        Part(node.Node.Status.Load.Participants, node.Node.Spec.MaxParticipants, HalfParticipants));

    private static double Part(double load, int limit, double half) => limit > 0 ? Math.Min(1, load / limit) : load / (load + half);
}
