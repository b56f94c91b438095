namespace SfuPlatform.MediaNode.Rooms.Participants;

/// <summary>Somebody who wants to join, as verified by signalling.</summary>
internal sealed record JoinRequest
{
    /// <summary>Who it is; unique in the room.</summary>
    public required string Identity { get; init; }

    /// <summary>The name that others see.</summary>
    public string Name { get; init; } = "";

    /// <summary>Free text of the application.</summary>
    public string Metadata { get; init; } = "";

    /// <summary>Free keys and values of the application.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    /// <summary>What it may do.</summary>
    public Permissions Permissions { get; init; } = new();

    /// <summary>Whether it is a presenter; null: it is where nobody else is.</summary>
    public bool? Presenter { get; init; }

    /// <summary>Whether all tracks are subscribed to as they come.</summary>
    public bool AutoSubscribe { get; init; } = true;

    /// <summary>Whether what it sends and receives is fixed by its one offer (WHIP, WHEP).</summary>
    public bool SingleOffer { get; init; }

    /// <summary>Its operating system, such as "Windows 10"; empty: not told.</summary>
    public string OperatingSystem { get; init; } = "";

    /// <summary>Its browser, such as "Chrome 156"; empty: not told.</summary>
    public string Browser { get; init; } = "";
}
