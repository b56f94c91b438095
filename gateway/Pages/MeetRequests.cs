namespace SfuPlatform.Gateway.Pages;

/// <summary>Asks to join a meeting.</summary>
internal sealed record SessionRequest
{
    /// <summary>The name that others will see.</summary>
    public string? Name { get; init; }

    /// <summary>The room's password, as the person typed it or the link says.</summary>
    public string? Password { get; init; }

    /// <summary>The join token of the link.</summary>
    public string? Token { get; init; }

    /// <summary>The URL of the person's picture.</summary>
    public string? Avatar { get; init; }

    /// <summary>How long the meeting may last, where it is created now.</summary>
    public string? Duration { get; init; }

    /// <summary>False: do not create the room; it must be there.</summary>
    public bool Create { get; init; } = true;
}

/// <summary>The right to join: where to connect and with what.</summary>
/// <param name="Url">The signalling server's URL.</param>
/// <param name="AccessToken">A LiveKit access token.</param>
/// <param name="Identity">Who the person is in the room.</param>
/// <param name="Room">The room's name.</param>
/// <param name="DisplayName">The room's name as people see it.</param>
/// <param name="Presenter">Whether the link makes a presenter; null: the room decides.</param>
/// <param name="EndsAt">When the meeting ends by itself; null: not known yet, or never.</param>
internal sealed record SessionResponse(
    string Url, string AccessToken, string Identity, string Room, string DisplayName, bool? Presenter, DateTimeOffset? EndsAt);

/// <summary>What anybody may know of a meeting before joining.</summary>
internal sealed record SummaryResponse(
    string Room, bool Exists, bool PasswordRequired, bool Locked, bool Ended, bool Full, string DisplayName);

/// <summary>Asks for something that only presenters may do.</summary>
internal sealed record ModerationRequest
{
    /// <summary>mute, stopVideo, stopScreen, remove, lock, unlock, setPassword or end.</summary>
    public string? Action { get; init; }

    /// <summary>The participant that it is done to.</summary>
    public string? Identity { get; init; }

    /// <summary>The new password; nothing: from now on there is none.</summary>
    public string? Password { get; init; }
}
