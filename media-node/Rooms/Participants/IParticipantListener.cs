using SfuPlatform.MediaNode.Rooms.Tracks;

namespace SfuPlatform.MediaNode.Rooms.Participants;

/// <summary>
/// What a room tells one participant; signalling implements it. Called on the room's loop, in order, <see cref="Joined"/>
/// first and <see cref="Left"/> last: queue and return at once.
/// </summary>
internal interface IParticipantListener
{
    /// <summary>It is in; these are there already.</summary>
    void Joined(RoomInfo room, ParticipantInfo self, IReadOnlyList<ParticipantInfo> others);

    /// <summary>Participants came, changed or left (itself too).</summary>
    void ParticipantsChanged(IReadOnlyList<ParticipantInfo> participants);

    /// <summary>The room's own facts changed.</summary>
    void RoomChanged(RoomInfo room);

    /// <summary>The client is to offer again, with so many receiving sections more.</summary>
    void OfferWanted(int audios, int videos);

    /// <summary>A track that it announced is known under this id.</summary>
    void TrackAccepted(TrackRequest request, TrackSnapshot track);

    /// <summary>Somebody receives this track of its for the first time.</summary>
    void TrackSubscribed(string trackSid);

    /// <summary>A presenter muted this track of its, or wants it unpublished.</summary>
    void TrackModerated(string trackSid, bool unpublish);

    /// <summary>These began, went on or ceased to speak.</summary>
    void SpeakersChanged(IReadOnlyList<SpeakerInfo> speakers);

    /// <summary>How well these are connected.</summary>
    void QualityChanged(IReadOnlyList<QualityInfo> qualities);

    /// <summary>It is out.</summary>
    void Left(LeaveReason reason);
}
