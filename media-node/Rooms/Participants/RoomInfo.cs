namespace SfuPlatform.MediaNode.Rooms.Participants;

/// <summary>The facts of a room that all in it know.</summary>
/// <param name="Sid">Its id, <c>RM_…</c>.</param>
/// <param name="Settings">What was asked for.</param>
/// <param name="CreatedAt">When this node opened it.</param>
/// <param name="Participants">How many are in it.</param>
/// <param name="Publishers">How many of them publish.</param>
internal sealed record RoomInfo(string Sid, RoomSettings Settings, DateTimeOffset CreatedAt, int Participants, int Publishers);
