using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Rooms.Tracks;
using SfuPlatform.MediaNode.Signaling.Protocol;
using ParticipantInfo = SfuPlatform.MediaNode.Rooms.Participants.ParticipantInfo;
using SpeakerInfo = SfuPlatform.MediaNode.Rooms.Participants.SpeakerInfo;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>What the room tells a participant, as messages of LiveKit's protocol.</summary>
internal sealed class RoomListener(LiveKitSession client) : IParticipantListener
{
    /// <inheritdoc/>
    public void Joined(RoomInfo room, ParticipantInfo self, IReadOnlyList<ParticipantInfo> others) =>
        client.Send(new SignalResponse { Join = JoinMapping.Response(client.Settings, room, self, others) });

    /// <inheritdoc/>
    public void ParticipantsChanged(IReadOnlyList<ParticipantInfo> participants)
    {
        var update = new ParticipantUpdate();
        update.Participants.Add(participants.Select(ParticipantMapping.Of));
        client.Send(new SignalResponse { Update = update });
    }

    /// <inheritdoc/>
    public void RoomChanged(RoomInfo room) =>
        client.Send(new SignalResponse { RoomUpdate = new() { Room = RoomMapping.Of(room) } });

    /// <inheritdoc/>
    public void OfferWanted(int audios, int videos) => client.Send(new SignalResponse
    {
        MediaSectionsRequirement = new() { NumAudios = (uint)audios, NumVideos = (uint)videos },
    });

    /// <inheritdoc/>
    public void TrackAccepted(TrackRequest request, TrackSnapshot track) => client.Send(new SignalResponse
    {
        TrackPublished = new() { Cid = request.ClientId, Track = TrackMapping.Of(track) },
    });

    /// <inheritdoc/>
    public void TrackSubscribed(string trackSid) =>
        client.Send(new SignalResponse { TrackSubscribed = new() { TrackSid = trackSid } });

    /// <inheritdoc/>
    public void TrackModerated(string trackSid, bool unpublish) => client.Send(unpublish
        ? new SignalResponse { TrackUnpublished = new() { TrackSid = trackSid } }
        : new SignalResponse { Mute = new() { Sid = trackSid, Muted = true } });

    /// <inheritdoc/>
    public void SpeakersChanged(IReadOnlyList<SpeakerInfo> speakers)
    {
        var changed = new SpeakersChanged();
        changed.Speakers.Add(speakers.Select(speaker => new Protocol.SpeakerInfo
        {
            Sid = speaker.Sid,
            Level = (float)speaker.Level,
            Active = speaker.Active,
        }));
        client.Send(new SignalResponse { SpeakersChanged = changed });
    }

    /// <inheritdoc/>
    public void QualityChanged(IReadOnlyList<QualityInfo> qualities)
    {
        var update = new ConnectionQualityUpdate();
        update.Updates.Add(qualities.Select(quality => new ConnectionQualityInfo
        {
            ParticipantSid = quality.Sid,
            Quality = (ConnectionQuality)quality.Quality,
            Score = (float)quality.Score,
        }));
        client.Send(new SignalResponse { ConnectionQuality = update });
    }

    /// <inheritdoc/>
    public void Left(LeaveReason reason) => client.SendLast(LeaveMapping.Of(reason));
}
