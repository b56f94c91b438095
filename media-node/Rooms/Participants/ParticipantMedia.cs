using SfuPlatform.MediaNode.Forwarding;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rooms.Tracks;

namespace SfuPlatform.MediaNode.Rooms.Participants;

/// <summary>What one participant publishes and receives, and the negotiation of it. Owner: the room's loop.</summary>
internal sealed class ParticipantMedia(string sid, JoinRequest request, PeerConnection connection, MediaPeer peer)
{
    private readonly List<TrackRequest> _announced = [];
    private readonly List<Publication> _publications = [];
    private readonly Dictionary<string, Subscription> _subscriptions = [];
    private readonly SectionPlan _sections = new();
    private bool _attached;

    /// <summary>The tracks that it publishes.</summary>
    public IReadOnlyList<Publication> Publications => _publications;

    /// <summary>The tracks that it receives or waits for.</summary>
    public IReadOnlyCollection<Subscription> Subscriptions => _subscriptions.Values;

    /// <summary>How many tracks it announced or publishes.</summary>
    public int TrackCount => _announced.Count + _publications.Count;

    /// <summary>Announces a track; it is published when an offer has it. Null where its id is taken.</summary>
    public TrackRequest? Announce(TrackRequest track)
    {
        if (_announced.Any(other => other.ClientId == track.ClientId)
            || _publications.Any(other => other.Request.ClientId == track.ClientId))
        {
            return null;
        }

        _announced.Add(track);
        return track;
    }

    /// <summary>Makes the publication of an announced track, to be started by the next offer.</summary>
    public Publication Expect(TrackRequest track, string trackSid)
    {
        _announced.Remove(track);
        var publication = new Publication(trackSid, sid, track);
        _publications.Add(publication);
        return publication;
    }

    /// <summary>Begins to receive a track, when a media section is free for it; false where it does already.</summary>
    public bool Subscribe(Publication publication) =>
        request.Permissions.CanSubscribe && _subscriptions.TryAdd(publication.Sid, new Subscription(publication));

    /// <summary>Receives a track no more; false where it did not.</summary>
    public bool Unsubscribe(string trackSid)
    {
        if (!_subscriptions.Remove(trackSid, out var subscription))
        {
            return false;
        }

        if (subscription.Track is { } track)
        {
            peer.Unsubscribe(track);
        }

        _sections.Release(subscription);
        return true;
    }

    /// <summary>What it wants of a track that it receives.</summary>
    public void Set(string trackSid, TrackSettings settings) => _subscriptions.GetValueOrDefault(trackSid)?.Set(settings);

    /// <summary>Publishes a track no more.</summary>
    public void Unpublish(Publication publication)
    {
        _publications.Remove(publication);
        if (publication.Track is { } track)
        {
            peer.Unpublish(track);
        }
    }

    /// <summary>How many receiving sections more are needed; null: no new offer is needed.</summary>
    public (int Audios, int Videos)? OfferWanted() => request.SingleOffer ? null : _sections.Wanted(_subscriptions.Values);

    /// <summary>Answers an offer: starts what it publishes anew, ends what it publishes no more, gives free sections to what waits.</summary>
    public NegotiationOutcome Negotiate(string sdp, Func<string> newTrackSid)
    {
        if (!connection.TryOffer(sdp, out var offer, out var error))
        {
            return new NegotiationOutcome { Error = error };
        }

        var sections = offer.Sections;
        var ended = _publications.Where(publication => publication.Mid is not null
            && !sections.Any(section => section.Mid == publication.Mid && section.ClientSends)).ToList();
        var starting = sections.Where(section => section.ClientSends && !_publications.Any(known => known.Mid == section.Mid))
            .Select(section => (section, publication: Match(section, newTrackSid))).ToList();
        foreach (var (section, publication) in starting)
        {
            section.Receive = publication is not null;
            section.PreferredCodec = publication is null ? null : Preference(section, publication.Request);
        }

        var assigned = _sections.Assign(sections, _subscriptions.Values, request.SingleOffer);
        var answer = connection.Answer(offer);
        if (!_attached && connection.Transport is { } transport)
        {
            peer.Attach(transport);
            _attached = true;
        }

        ended.ForEach(Unpublish);
        var started = starting.Where(pair => pair.publication is not null && pair.section.Receive && pair.section.Codecs.Count > 0).ToList();
        started.ForEach(pair => pair.publication!.Start(pair.section, peer.Publish(UpTrackSettings.For(pair.section))));
        assigned.ForEach(Start);
        return new NegotiationOutcome
        {
            Answer = answer,
            TrackByMid = _subscriptions.Values.Where(subscription => subscription.Mid is not null)
                .ToDictionary(subscription => subscription.Mid!, subscription => subscription.Publication.Sid),
            Started = [.. started.Select(pair => pair.publication!)],
            Ended = ended,
        };
    }

    /// <summary>Gives tracks that wait to sections that the one offer left free (WHEP); needs no new answer.</summary>
    public void UseFreeSections()
    {
        if (request.SingleOffer)
        {
            _sections.AssignPrepared(_subscriptions.Values).ForEach(Start);
        }
    }

    /// <summary>Ends the connection.</summary>
    public void Close() => connection.Close();

    private void Start(SectionAssignment assignment) =>
        assignment.Subscription.Start(peer.Subscribe(
            assignment.Subscription.Publication.Track!, DownTrackSettings.For(assignment.Section, assignment.Sending)));

    private Publication? Match(MediaSection section, Func<string> newTrackSid)
    {
        var expected = _publications.Find(publication => publication.Mid is null
            && publication.Kind == section.Kind && publication.Request.ClientId == section.RemoteTrackId);
        var source = section.Kind == MediaKind.Audio ? TrackSource.Microphone : TrackSource.Camera;
        if (expected is not null || !request.SingleOffer || !request.Permissions.MayPublish(source))
        {
            return expected;
        }

        return Expect(
            new TrackRequest
            {
                ClientId = section.RemoteTrackId ?? section.Mid,
                Kind = section.Kind,
                Source = source,
            },
            newTrackSid());
    }

    private static string? Preference(MediaSection section, TrackRequest track)
    {
        var wish = section.Kind == MediaKind.Video ? track.Codec : track.DisableRed || track.ClientId.Length == 0 ? "opus" : "red";
        return section.Codecs.Any(codec => codec.Name == wish) ? wish : null;
    }
}
