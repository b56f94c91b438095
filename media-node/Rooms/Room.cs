using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Rooms.Tracks;

namespace SfuPlatform.MediaNode.Rooms;

/// <summary>An open room on this node. Any thread may call; all that happens, happens on the room's loop.</summary>
internal sealed class Room
{
    private readonly PeerConnectionFactory _connections;
    private readonly ILogger _logger;
    private readonly RoomLoop _loop;
    private readonly RoomMembers _members;
    private readonly ActiveSpeakers _speakers = new();
    private readonly ConnectionQuality _quality = new();
    private readonly TimeProvider _time;
    private readonly List<ITimer> _timers = [];
    private volatile RoomSummary _summary;
    private bool _closed;

    /// <summary>Opens it.</summary>
    public Room(RoomSettings settings, PeerConnectionFactory connections, TimeProvider time, ILogger logger)
    {
        _connections = connections;
        _time = time;
        _logger = logger;
        _loop = new RoomLoop(logger);
        _members = new RoomMembers("RM_" + Sids.Next(), settings, time.GetUtcNow());
        _summary = RoomSummary.Of(_members, null, time.GetUtcNow());
        Name = settings.Name;
        _timers.Add(Every(ActiveSpeakers.Interval, () => _speakers.Update(_members)));
        _timers.Add(Every(ConnectionQuality.Interval, () => _quality.Update(_members)));
    }

    /// <summary>The room's name on the outside.</summary>
    public string Name { get; }

    /// <summary>How many are in it and since when; a snapshot.</summary>
    public RoomSummary Summary => _summary;

    /// <summary>Lets somebody in, or says why not. The listener hears <c>Joined</c> before this returns.</summary>
    public Task<JoinResult> JoinAsync(JoinRequest request, IParticipantListener listener) =>
        _loop.AskAsync(() => Join(request, listener), new(null, Refusal.Ended));

    /// <summary>Why somebody would not be let in now; null: they would.</summary>
    public Task<Refusal?> JudgeAsync(JoinRequest request) => _loop.AskAsync<Refusal?>(
        () => Admission.Judge(_members.Settings, _closed, request, _members.All), Refusal.Ended);

    /// <summary>Everybody in it.</summary>
    public Task<IReadOnlyList<ParticipantInfo>> ParticipantsAsync() =>
        _loop.AskAsync<IReadOnlyList<ParticipantInfo>>(() => [.. _members.All.Select(member => member.Info())], []);

    /// <summary>Applies what is asked of the room now.</summary>
    public void Apply(RoomSettings settings) => _loop.Post(() =>
    {
        if (_members.Settings != settings)
        {
            _members.Settings = settings;
            _members.TellRoom();
        }
    });

    /// <summary>Mutes or unmutes tracks of somebody: the one named, or all from a source. False where there is none such.</summary>
    public Task<bool> MuteAsync(string identity, string? trackSid, TrackSource? source, bool muted) =>
        _loop.AskAsync(() => Moderation.Mute(_members, identity, trackSid, source, muted), false);

    /// <summary>Removes somebody; false where they are not there.</summary>
    public Task<bool> RemoveAsync(string identity) => _loop.AskAsync(
        () =>
        {
            if (_members.ByIdentity(identity) is not { } member)
            {
                return false;
            }

            Remove(member, LeaveReason.Removed);
            return true;
        },
        false);

    /// <summary>Tells everybody, ends all connections and the loop.</summary>
    public async Task CloseAsync(LeaveReason reason)
    {
        _loop.Post(() =>
        {
            _closed = true;
            _members.TellRoom();
            foreach (var member in _members.All.ToList())
            {
                Remove(member, reason);
            }

            _timers.ForEach(timer => timer.Dispose());
            RoomsLog.Closed(_logger, Name, reason);
        });
        await _loop.CompleteAsync();
    }

    private JoinResult Join(JoinRequest request, IParticipantListener listener)
    {
        if (Admission.Judge(_members.Settings, _closed, request, _members.All) is { } refusal)
        {
            RoomsLog.Refused(_logger, Name, request.Identity, refusal);
            return new(null, refusal);
        }

        var presenter = Admission.IsPresenter(request, _members.All, _members.WasPresenter(request.Identity));
        if (_members.ByIdentity(request.Identity) is { } older)
        {
            Remove(older, LeaveReason.DuplicateIdentity);
        }

        var member = new Participant("PA_" + Sids.Next(), request, presenter, _time.GetUtcNow(), listener);
        var session = new RoomSession(_loop, _members, member, reason => Remove(member, reason));
        member.Connect(_connections, session);
        listener.Joined(_members.Info(1), member.Info(), _members.VisibleTo(member));
        _members.Add(member);
        Summarize();
        RoomsLog.Joined(_logger, Name, request.Identity);
        return new(session, null);
    }

    private void Remove(Participant member, LeaveReason reason)
    {
        if (member.IsOut)
        {
            return;
        }

        member.Close();
        _members.Remove(member, reason);
        member.Listener.Left(reason);
        Summarize();
        RoomsLog.Left(_logger, Name, member.Identity, reason);
    }

    private void Summarize() => _summary = RoomSummary.Of(_members, _summary, _time.GetUtcNow());

    private ITimer Every(TimeSpan interval, Action action) => _time.CreateTimer(
        _ => _loop.Post(() =>
        {
            action();
            Summarize();
        }),
        null,
        interval,
        interval);
}
