namespace SfuPlatform.Operator.Rooms;

/// <summary>What holds for all rooms unless a room says otherwise.</summary>
/// <param name="PublicUrl">The origin under which people join; null: rooms have no URL in their status.</param>
/// <param name="EmptyTimeout">How long a room stays open with nobody in it; zero: for ever.</param>
/// <param name="EndedRetention">How long a room that ended is kept to be looked at.</param>
/// <param name="CloseTimeout">How long nodes have to close a room before it goes without them.</param>
internal sealed record RoomSettings(Uri? PublicUrl, TimeSpan EmptyTimeout, TimeSpan EndedRetention, TimeSpan CloseTimeout);
