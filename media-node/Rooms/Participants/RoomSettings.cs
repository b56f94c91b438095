namespace SfuPlatform.MediaNode.Rooms.Participants;

/// <summary>What is asked of a room; changes apply while it is open.</summary>
internal sealed record RoomSettings
{
    /// <summary>The room's name on the outside.</summary>
    public required string Name { get; init; }

    /// <summary>The name that people see.</summary>
    public required string DisplayName { get; init; }

    /// <summary>How many may be in it; 0: no limit.</summary>
    public int MaxParticipants { get; init; }

    /// <summary>Whether nobody more is let in.</summary>
    public bool Locked { get; init; }

    /// <summary>When the meeting ends by itself; null: it does not.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Where people are sent when it ends; null: the home page.</summary>
    public string? RedirectOnEndUrl { get; init; }

    /// <summary>Codecs that may be published, by lower-case name; empty: all.</summary>
    public IReadOnlyList<string> Codecs { get; init; } = [];

    /// <summary>Whether the same is asked for: told settings are not told again.</summary>
    public bool Equals(RoomSettings? other) =>
        other is not null
        && (Name, DisplayName, MaxParticipants, Locked, EndsAt, RedirectOnEndUrl)
            == (other.Name, other.DisplayName, other.MaxParticipants, other.Locked, other.EndsAt, other.RedirectOnEndUrl)
        && Codecs.SequenceEqual(other.Codecs);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, DisplayName, MaxParticipants, Locked, EndsAt, RedirectOnEndUrl);
}
