using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rooms.Tracks;

namespace SfuPlatform.MediaNode.Rooms.Participants;

/// <summary>A participant as others see it at one moment.</summary>
internal sealed record ParticipantInfo
{
    /// <summary>Its id in the room, <c>PA_…</c>; a new one at each join.</summary>
    public required string Sid { get; init; }

    /// <summary>Who it is.</summary>
    public required string Identity { get; init; }

    /// <summary>The name that others see.</summary>
    public required string Name { get; init; }

    /// <summary>Free text of the application.</summary>
    public required string Metadata { get; init; }

    /// <summary>Free keys and values; "presenter" is the server's.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>What it may do.</summary>
    public required Permissions Permissions { get; init; }

    /// <summary>Grows with every change.</summary>
    public required int Version { get; init; }

    /// <summary>When it joined.</summary>
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>Whether it may moderate.</summary>
    public required bool Presenter { get; init; }

    /// <summary>Why it left; null while it is there.</summary>
    public LeaveReason? Left { get; init; }

    /// <summary>Its published tracks.</summary>
    public required IReadOnlyList<TrackSnapshot> Tracks { get; init; }

    /// <summary>Its operating system.</summary>
    public required string OperatingSystem { get; init; }

    /// <summary>Its browser.</summary>
    public required string Browser { get; init; }
}

/// <summary>A published track at one moment.</summary>
/// <param name="Sid">Its id.</param>
/// <param name="Request">What its publisher announced.</param>
/// <param name="Muted">Whether it is muted.</param>
/// <param name="Mid">The publisher's section.</param>
/// <param name="Codec">The codec agreed on.</param>
/// <param name="StreamId">The MediaStream that subscribers get it in.</param>
internal sealed record TrackSnapshot(string Sid, TrackRequest Request, bool Muted, string? Mid, string? Codec, string StreamId)
{
    /// <summary>Audio or video.</summary>
    public MediaKind Kind => Request.Kind;

    /// <summary>A publication as it is now.</summary>
    public static TrackSnapshot Of(Publication publication) => new(
        publication.Sid, publication.Request, publication.Muted, publication.Mid, publication.Codec, publication.StreamId);
}
