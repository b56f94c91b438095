using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Rooms.Tracks;

namespace SfuPlatform.MediaNode.Signaling.Whip;

/// <summary>A participant without a signalling connection: nothing can be told to it, only its end counts.</summary>
internal sealed class WhipListener : IParticipantListener
{
    private readonly TaskCompletionSource<LeaveReason> _left = new();

    /// <summary>Completes when it is out of the room, on the room's loop: continue with little.</summary>
    public Task<LeaveReason> Left => _left.Task;

    /// <inheritdoc/>
    public void Joined(RoomInfo room, ParticipantInfo self, IReadOnlyList<ParticipantInfo> others)
    {
    }

    /// <inheritdoc/>
    public void ParticipantsChanged(IReadOnlyList<ParticipantInfo> participants)
    {
    }

    /// <inheritdoc/>
    public void RoomChanged(RoomInfo room)
    {
    }

    /// <inheritdoc/>
    public void OfferWanted(int audios, int videos)
    {
    }

    /// <inheritdoc/>
    public void TrackAccepted(TrackRequest request, TrackSnapshot track)
    {
    }

    /// <inheritdoc/>
    public void TrackSubscribed(string trackSid)
    {
    }

    /// <inheritdoc/>
    public void TrackModerated(string trackSid, bool unpublish)
    {
    }

    /// <inheritdoc/>
    public void SpeakersChanged(IReadOnlyList<SpeakerInfo> speakers)
    {
    }

    /// <inheritdoc/>
    public void QualityChanged(IReadOnlyList<QualityInfo> qualities)
    {
    }

    /// <inheritdoc/>
    void IParticipantListener.Left(LeaveReason reason) => _left.TrySetResult(reason);
}
