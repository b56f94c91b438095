using System.Text.Json.Serialization;

namespace SfuPlatform.Gateway.Api.Contracts;

/// <summary>The rooms that have not ended.</summary>
/// <param name="Meetings">One for each room.</param>
internal sealed record MeetingsResponse(IReadOnlyList<MeetingEntry> Meetings);

/// <summary>A room and who is in it.</summary>
/// <param name="RoomId">The room's name.</param>
/// <param name="Peers">The participants.</param>
/// <param name="Partial">True where the room's media node did not answer in time, so that peers are missing; else absent.</param>
internal sealed record MeetingEntry(
    string RoomId,
    IReadOnlyList<PeerEntry> Peers,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Partial);

/// <summary>A participant.</summary>
/// <param name="Name">The name that others see.</param>
/// <param name="Presenter">Whether it may moderate.</param>
/// <param name="Video">Whether its camera is on.</param>
/// <param name="Audio">Whether its microphone is on.</param>
/// <param name="Screen">Whether it shares a screen.</param>
/// <param name="Hand">Whether it has raised its hand.</param>
/// <param name="Os">Its operating system, such as "Windows 10"; "" where unknown.</param>
/// <param name="Browser">Its browser, such as "Chrome 156"; "" where unknown.</param>
internal sealed record PeerEntry(
    string Name, bool Presenter, bool Video, bool Audio, bool Screen, bool Hand, string Os, string Browser);
