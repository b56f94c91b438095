using System.Text.Json;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Signaling.Protocol;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>A room, as LiveKit's protocol has it. What our own pages want to know is JSON in its metadata.</summary>
internal static class RoomMapping
{
    private static readonly (MediaKind Kind, string Name)[] AllCodecs =
    [
        (MediaKind.Audio, "opus"), (MediaKind.Audio, "red"),
        (MediaKind.Video, "VP8"), (MediaKind.Video, "H264"), (MediaKind.Video, "VP9"), (MediaKind.Video, "AV1"),
    ];

    /// <summary>A room.</summary>
    public static Room Of(RoomInfo room)
    {
        var mapped = new Room
        {
            Sid = room.Sid,
            Name = room.Settings.Name,
            MaxParticipants = (uint)room.Settings.MaxParticipants,
            CreationTime = room.CreatedAt.ToUnixTimeSeconds(),
            CreationTimeMs = room.CreatedAt.ToUnixTimeMilliseconds(),
            NumParticipants = (uint)room.Participants,
            NumPublishers = (uint)room.Publishers,
            Metadata = JsonSerializer.Serialize(new
            {
                displayName = room.Settings.DisplayName,
                locked = room.Settings.Locked,
                endsAt = room.Settings.EndsAt,
                redirect = room.Settings.RedirectOnEndUrl,
            }),
        };
        mapped.EnabledCodecs.Add(Codecs(room.Settings));
        return mapped;
    }

    /// <summary>The codecs that may be published in a room.</summary>
    public static IEnumerable<Codec> Codecs(RoomSettings settings) => AllCodecs
        .Where(codec => settings.Codecs.Count == 0 || codec.Name == "red"
            || settings.Codecs.Contains(codec.Name, StringComparer.OrdinalIgnoreCase))
        .Select(codec => new Codec { Mime = TrackMapping.Mime(codec.Kind, codec.Name).ToLowerInvariant() });
}
