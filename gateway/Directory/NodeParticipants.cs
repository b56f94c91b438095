namespace SfuPlatform.Gateway.Directory;

/// <summary>Who is in a room, as its media node tells it.</summary>
internal sealed record NodeParticipants
{
    /// <summary>Nobody.</summary>
    public static readonly NodeParticipants None = new();

    /// <summary>The participants.</summary>
    public IReadOnlyList<NodeParticipant> Participants { get; init; } = [];

    /// <summary>Identities of those who may moderate.</summary>
    public IReadOnlyList<string> Presenters { get; init; } = [];
}

/// <summary>A participant, as its media node tells it.</summary>
internal sealed record NodeParticipant
{
    /// <summary>Who it is in the room.</summary>
    public string Identity { get; init; } = "";

    /// <summary>The name that others see.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it may moderate.</summary>
    public bool Presenter { get; init; }

    /// <summary>Whether its camera is on.</summary>
    public bool Video { get; init; }

    /// <summary>Whether its microphone is on.</summary>
    public bool Audio { get; init; }

    /// <summary>Whether it shares a screen.</summary>
    public bool Screen { get; init; }

    /// <summary>Whether it has raised its hand.</summary>
    public bool Hand { get; init; }

    /// <summary>Its operating system, as it says.</summary>
    public string? Os { get; init; }

    /// <summary>Its browser, as it says.</summary>
    public string? Browser { get; init; }
}
