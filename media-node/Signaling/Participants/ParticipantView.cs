using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Rooms.Tracks;

namespace SfuPlatform.MediaNode.Signaling.Participants;

/// <summary>Who is in a room, as JSON.</summary>
/// <param name="Participants">Everybody.</param>
/// <param name="Presenters">Identities of those who may moderate.</param>
/// <param name="Locked">Whether nobody more is let in.</param>
internal sealed record ParticipantList(IReadOnlyList<ParticipantView> Participants, IReadOnlyList<string> Presenters, bool Locked);

/// <summary>A published track, as JSON.</summary>
/// <param name="Sid">Its id.</param>
/// <param name="Kind">"audio" or "video".</param>
/// <param name="Source">"camera", "microphone", "screen_share", "screen_share_audio" or "unknown".</param>
/// <param name="Muted">Whether it is muted.</param>
internal sealed record TrackView(string Sid, string Kind, string Source, bool Muted);

/// <summary>An order to mute: the track named, or all from a source, or all.</summary>
/// <param name="TrackSid">The track; null: by source.</param>
/// <param name="Source">"camera", "microphone" or "screen"; null: all.</param>
/// <param name="Muted">Whether to mute or to allow again.</param>
internal sealed record MuteOrder(string? TrackSid, string? Source, bool Muted = true);

/// <summary>A participant, as JSON.</summary>
internal sealed record ParticipantView
{
    private const string HandAttribute = "hand";

    /// <summary>Who it is.</summary>
    public required string Identity { get; init; }

    /// <summary>The name that others see.</summary>
    public required string Name { get; init; }

    /// <summary>Its id in the room.</summary>
    public required string Sid { get; init; }

    /// <summary>Whether it may moderate.</summary>
    public required bool Presenter { get; init; }

    /// <summary>Whether its camera is on.</summary>
    public required bool Video { get; init; }

    /// <summary>Whether its microphone is on.</summary>
    public required bool Audio { get; init; }

    /// <summary>Whether it shares a screen.</summary>
    public required bool Screen { get; init; }

    /// <summary>Whether it has raised its hand.</summary>
    public required bool Hand { get; init; }

    /// <summary>Its operating system.</summary>
    public required string Os { get; init; }

    /// <summary>Its browser.</summary>
    public required string Browser { get; init; }

    /// <summary>When it joined.</summary>
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>What it publishes.</summary>
    public required IReadOnlyList<TrackView> Tracks { get; init; }

    /// <summary>A participant at one moment.</summary>
    public static ParticipantView Of(ParticipantInfo participant) => new()
    {
        Identity = participant.Identity,
        Name = participant.Name,
        Sid = participant.Sid,
        Presenter = participant.Presenter,
        Video = IsOn(participant, TrackSource.Camera),
        Audio = IsOn(participant, TrackSource.Microphone),
        Screen = IsOn(participant, TrackSource.ScreenShare),
        Hand = participant.Attributes.GetValueOrDefault(HandAttribute) == "true",
        Os = participant.OperatingSystem,
        Browser = participant.Browser,
        JoinedAt = participant.JoinedAt,
        Tracks = [.. participant.Tracks.Select(track => new TrackView(
            track.Sid, track.Kind == MediaKind.Video ? "video" : "audio", SourceOf(track), track.Muted))],
    };

    private static bool IsOn(ParticipantInfo participant, TrackSource source) =>
        participant.Tracks.Any(track => track.Request.Source == source && !track.Muted);

    private static string SourceOf(TrackSnapshot track) => track.Request.Source switch
    {
        TrackSource.Camera => "camera",
        TrackSource.Microphone => "microphone",
        TrackSource.ScreenShare => "screen_share",
        TrackSource.ScreenShareAudio => "screen_share_audio",
        _ => "unknown",
    };
}
