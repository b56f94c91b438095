using SfuPlatform.MediaNode.Rooms.Participants;

namespace SfuPlatform.MediaNode.Rooms;

/// <summary>Whether somebody was let in.</summary>
/// <param name="Session">Its place in the room; null where it was refused.</param>
/// <param name="Refusal">Why it was refused; null where it was let in.</param>
internal sealed record JoinResult(RoomSession? Session, Refusal? Refusal);
