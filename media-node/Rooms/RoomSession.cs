using SfuPlatform.MediaNode.Forwarding;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Rooms.Tracks;

namespace SfuPlatform.MediaNode.Rooms;

/// <summary>One participant's hold on its room: what its signalling asks for. Any thread may call.</summary>
internal sealed class RoomSession : IMediaPeerEvents
{
    /// <summary>How many tracks one participant may publish; more than any real one has.</summary>
    public const int MaxTracks = 32;

    private readonly RoomLoop _loop;
    private readonly RoomMembers _members;
    private readonly Participant _self;
    private readonly Action<LeaveReason> _remove;

    /// <summary>The hold of a participant that is being let in.</summary>
    public RoomSession(RoomLoop loop, RoomMembers members, Participant self, Action<LeaveReason> remove)
    {
        _loop = loop;
        _members = members;
        _self = self;
        _remove = remove;
    }

    /// <summary>Its id in the room.</summary>
    public string Sid => _self.Sid;

    /// <summary>Answers an offer.</summary>
    public Task<NegotiationOutcome?> NegotiateAsync(string sdp) => _loop.AskAsync(() => Run(sdp, _ => { }), null);

    /// <summary>Answers an offer; the outcome is handed over on the loop, in order with all else that the listener hears.</summary>
    public void Negotiate(string sdp, Action<NegotiationOutcome> answer) => _loop.Post(() => Run(sdp, answer));

    /// <summary>Announces a track that an offer will have.</summary>
    public void Announce(TrackRequest track) => WhileIn(() =>
    {
        if (_self.Request.Permissions.MayPublish(track.Source) && _self.Media.TrackCount < MaxTracks
            && _self.Media.Announce(track) is { } announced)
        {
            var publication = _self.Media.Expect(announced, "TR_" + Sids.Next());
            _self.Listener.TrackAccepted(announced, TrackSnapshot.Of(publication));
        }
    });

    /// <summary>Mutes or unmutes a track of its own.</summary>
    public void Mute(string trackSid, bool muted) => WhileIn(() =>
    {
        var publication = _self.Media.Publications.FirstOrDefault(publication => publication.Sid == trackSid);
        if (publication is not null && publication.Muted != muted)
        {
            publication.SetMuted(muted);
            _members.Changed(_self);
        }
    });

    /// <summary>Begins or ceases to receive tracks.</summary>
    public void Subscribe(IReadOnlyList<string> trackSids, bool subscribe) => WhileIn(() =>
    {
        foreach (var trackSid in trackSids)
        {
            if (!subscribe)
            {
                _self.Media.Unsubscribe(trackSid);
            }
            else if (_members.Find(trackSid) is var (owner, track) && owner != _self)
            {
                RoomMembers.Subscribe(_self, track);
            }
        }

        _members.AskForOffer(_self);
    });

    /// <summary>What it wants of tracks that it receives.</summary>
    public void Set(IReadOnlyList<string> trackSids, TrackSettings settings) => WhileIn(() =>
    {
        foreach (var trackSid in trackSids)
        {
            _self.Media.Set(trackSid, settings);
        }
    });

    /// <summary>Changes what others see of it.</summary>
    public void Update(string? name, string? metadata, IReadOnlyDictionary<string, string> attributes) => WhileIn(() =>
    {
        _self.Update(name, metadata, attributes);
        _members.Changed(_self);
    });

    /// <summary>Leaves.</summary>
    public void Leave(LeaveReason reason) => _loop.Post(() => _remove(reason));

    /// <inheritdoc/>
    void IMediaPeerEvents.Connected(MediaPeer peer)
    {
        // The client knows by itself; nothing here waits for it.
    }

    /// <inheritdoc/>
    void IMediaPeerEvents.Gone(MediaPeer peer, GoneReason reason) =>
        Leave(reason == GoneReason.RemoteClosed ? LeaveReason.ClientInitiated : LeaveReason.ConnectionLost);

    /// <inheritdoc/>
    void IMediaPeerEvents.TrackStarted(UpTrack track)
    {
        // Tracks are announced when they are negotiated, so that subscribers are ready for the first packet.
    }

    /// <inheritdoc/>
    void IMediaPeerEvents.WantedLayerChanged(UpTrack track)
    {
        // Publishers keep sending all layers: telling them to stop some needs the bandwidth-driven choice.
    }

    private NegotiationOutcome? Run(string sdp, Action<NegotiationOutcome> answer)
    {
        if (_self.IsOut)
        {
            return null;
        }

        var outcome = _self.Media.Negotiate(sdp, () => "TR_" + Sids.Next());
        answer(outcome);
        if (outcome.Ended.Count > 0)
        {
            _members.Unpublish(_self, outcome.Ended);
        }

        if (outcome.Started.Count > 0)
        {
            _members.Publish(_self, outcome.Started);
        }

        if (outcome.Error is null)
        {
            _members.AskForOffer(_self);
        }

        return outcome;
    }

    private void WhileIn(Action action) => _loop.Post(() =>
    {
        if (!_self.IsOut)
        {
            action();
        }
    });
}
