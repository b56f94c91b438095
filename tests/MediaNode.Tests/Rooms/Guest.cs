using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rooms;
using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Rooms.Tracks;
using SfuPlatform.MediaNode.Sdp;

namespace SfuPlatform.MediaNode.Tests.Rooms;

/// <summary>Somebody in a room, who writes down all that the room tells.</summary>
internal sealed class Guest(Room room, string identity) : IParticipantListener
{
    /// <summary>Everything told, in order.</summary>
    public List<string> Heard { get; } = [];

    /// <summary>The participants that it knows of, by identity.</summary>
    public Dictionary<string, ParticipantInfo> Known { get; } = [];

    /// <summary>The room's facts as told last.</summary>
    public RoomInfo? RoomInfo { get; private set; }

    /// <summary>Tracks that were accepted, by the client's id.</summary>
    public Dictionary<string, TrackSnapshot> Accepted { get; } = [];

    /// <summary>Sections that it is to add, as asked last.</summary>
    public (int Audios, int Videos)? Wanted { get; private set; }

    /// <summary>Its media sections.</summary>
    public ClientSections Sections { get; } = new();

    /// <summary>Its hold on the room.</summary>
    public RoomSession Session { get; set; } = null!;

    /// <summary>Announces a track and offers it.</summary>
    /// <returns>Its mid.</returns>
    public async Task<string> PublishAsync(MediaKind kind, TrackSource source, string? trackId = null)
    {
        trackId ??= $"{identity}-{source}";
        Session.Announce(new TrackRequest { ClientId = trackId, Kind = kind, Source = source });
        var mid = Sections.AddSender(kind, trackId);
        await OfferAsync();
        return mid;
    }

    /// <summary>Offers its sections, and writes the outcome down.</summary>
    public async Task<NegotiationOutcome> OfferAsync()
    {
        var answered = new TaskCompletionSource<NegotiationOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        Session.Negotiate(Sections.Offer(), outcome =>
        {
            Heard.Add("answer");
            answered.SetResult(outcome);
        });
        var outcome = await answered.Task;
        await SettleAsync();
        return outcome;
    }

    /// <summary>Adds the sections that were asked for and offers, until no more are asked for.</summary>
    public async Task<NegotiationOutcome> FollowAsync()
    {
        NegotiationOutcome outcome;
        do
        {
            var (audios, videos) = Wanted ?? (0, 0);
            Wanted = null;
            Sections.AddReceivers(audios, videos);
            outcome = await OfferAsync();
        }
        while (Wanted is not null);
        return outcome;
    }

    /// <summary>Until the room has done all that was asked before.</summary>
    public Task SettleAsync() => room.ParticipantsAsync();

    /// <summary>The direction that an answer gives a section.</summary>
    public static string Direction(NegotiationOutcome outcome, string mid)
    {
        Assert.True(SdpParser.TryParse(outcome.Answer, out var answer, out _));
        var section = answer.Media.Single(media => media.Attributes.Value("mid") == mid);
        return new[] { "sendonly", "recvonly", "inactive", "sendrecv" }.Single(section.Attributes.Has);
    }

    void IParticipantListener.Joined(RoomInfo room, ParticipantInfo self, IReadOnlyList<ParticipantInfo> others)
    {
        RoomInfo = room;
        Heard.Add("joined");
        Learn([self, .. others]);
    }

    void IParticipantListener.ParticipantsChanged(IReadOnlyList<ParticipantInfo> participants)
    {
        Heard.AddRange(participants.Select(participant =>
            participant.Left is { } reason ? $"{participant.Identity} left: {reason}" : $"{participant.Identity} changed"));
        Learn(participants);
    }

    void IParticipantListener.RoomChanged(RoomInfo room)
    {
        RoomInfo = room;
        Heard.Add("room changed");
    }

    void IParticipantListener.OfferWanted(int audios, int videos)
    {
        Wanted = (audios, videos);
        Heard.Add($"offer wanted: {audios} {videos}");
    }

    void IParticipantListener.TrackAccepted(TrackRequest request, TrackSnapshot track)
    {
        Accepted[request.ClientId] = track;
        Heard.Add($"accepted {request.ClientId}");
    }

    void IParticipantListener.TrackSubscribed(string trackSid) => Heard.Add($"subscribed {NameOf(trackSid)}");

    void IParticipantListener.TrackModerated(string trackSid, bool unpublish) =>
        Heard.Add($"{(unpublish ? "unpublish" : "mute")} {NameOf(trackSid)}");

    void IParticipantListener.SpeakersChanged(IReadOnlyList<SpeakerInfo> speakers) => Heard.Add("speakers");

    void IParticipantListener.QualityChanged(IReadOnlyList<QualityInfo> qualities) =>
        Heard.Add($"quality {string.Join(',', qualities.Select(quality => quality.Quality))}");

    void IParticipantListener.Left(LeaveReason reason) => Heard.Add($"out: {reason}");

    private string NameOf(string trackSid) => Accepted.Single(pair => pair.Value.Sid == trackSid).Key;

    private void Learn(IEnumerable<ParticipantInfo> participants)
    {
        foreach (var participant in participants)
        {
            if (Known.TryGetValue(participant.Identity, out var before) && before.Sid == participant.Sid)
            {
                Assert.True(participant.Version > before.Version, "clients drop what is not newer");
            }

            Known[participant.Identity] = participant;
        }
    }
}
