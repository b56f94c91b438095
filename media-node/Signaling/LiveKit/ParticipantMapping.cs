using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Signaling.Protocol;
using ParticipantInfo = SfuPlatform.MediaNode.Rooms.Participants.ParticipantInfo;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>Participants, as LiveKit's protocol has them.</summary>
internal static class ParticipantMapping
{
    /// <summary>One participant.</summary>
    public static Protocol.ParticipantInfo Of(ParticipantInfo participant)
    {
        var info = new Protocol.ParticipantInfo
        {
            Sid = participant.Sid,
            Identity = participant.Identity,
            Name = participant.Name,
            Metadata = participant.Metadata,
            State = participant.Left is null
                ? Protocol.ParticipantInfo.Types.State.Active
                : Protocol.ParticipantInfo.Types.State.Disconnected,
            DisconnectReason = participant.Left is { } left ? LeaveMapping.Reason(left) : DisconnectReason.UnknownReason,
            Version = (uint)participant.Version,
            JoinedAt = participant.JoinedAt.ToUnixTimeSeconds(),
            JoinedAtMs = participant.JoinedAt.ToUnixTimeMilliseconds(),
            IsPublisher = participant.Tracks.Count > 0,
            Permission = Of(participant.Permissions),
        };
        info.Attributes.Add(participant.Attributes.ToDictionary(pair => pair.Key, pair => pair.Value));
        info.Tracks.Add(participant.Tracks.Select(TrackMapping.Of));
        return info;
    }

    private static ParticipantPermission Of(Permissions permissions)
    {
        var permission = new ParticipantPermission
        {
            CanSubscribe = permissions.CanSubscribe,
            CanPublish = permissions.CanPublish,
            CanPublishData = permissions.CanPublishData,
            CanUpdateMetadata = permissions.CanUpdateMetadata,
            Hidden = permissions.Hidden,
        };
        permission.CanPublishSources.Add(permissions.Sources.Select(source => (TrackSource)source));
        return permission;
    }
}
