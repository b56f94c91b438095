using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rooms.Tracks;

namespace SfuPlatform.MediaNode.Rooms.Participants;

/// <summary>What answering an offer gave.</summary>
internal sealed record NegotiationOutcome
{
    /// <summary>Why it cannot be answered; null: it was.</summary>
    public NegotiationError? Error { get; init; }

    /// <summary>The answer.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Which track is sent in which section.</summary>
    public IReadOnlyDictionary<string, string> TrackByMid { get; init; } = new Dictionary<string, string>();

    /// <summary>Tracks that are published from now on.</summary>
    public IReadOnlyList<Publication> Started { get; init; } = [];

    /// <summary>Tracks that are published no more.</summary>
    public IReadOnlyList<Publication> Ended { get; init; } = [];
}
