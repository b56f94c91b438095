using SfuPlatform.MediaNode.Rooms;

namespace SfuPlatform.MediaNode.Node;

/// <summary>A room that this node has open, and what its resource was last told of it. Owner: <see cref="AssignedRooms"/>.</summary>
/// <param name="Room">The open room.</param>
/// <param name="Namespace">Of its resource.</param>
/// <param name="Resource">The name of its resource.</param>
/// <param name="Uid">The uid of its resource: a later one of the same name is another meeting.</param>
internal sealed record AssignedRoom(Room Room, string Namespace, string Resource, string Uid)
{
    /// <summary>What was last written; null: nothing yet.</summary>
    public RoomSummary? Told { get; set; }
}
