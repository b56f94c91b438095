namespace SfuPlatform.MediaNode.Rooms;

/// <summary>How many are in a room at one moment.</summary>
/// <param name="Participants">Participants that others see.</param>
/// <param name="Publishers">Those that publish at least one track.</param>
/// <param name="StartedAt">When the first one joined; null before.</param>
/// <param name="EmptySince">Since when nobody is in it; null while somebody is.</param>
/// <param name="Locked">Whether nobody more is let in.</param>
internal sealed record RoomSummary(
    int Participants, int Publishers, DateTimeOffset? StartedAt, DateTimeOffset? EmptySince, bool Locked)
{
    /// <summary>A room as it is now, given what it was before.</summary>
    public static RoomSummary Of(RoomMembers members, RoomSummary? before, DateTimeOffset now)
    {
        var empty = members.All.Count == 0;
        return new(
            members.All.Count,
            members.Publishers,
            before?.StartedAt ?? (empty ? null : now),
            empty ? before?.EmptySince ?? now : null,
            members.Settings.Locked);
    }
}
