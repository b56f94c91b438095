using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Rooms.Tracks;

namespace SfuPlatform.MediaNode.Rooms;

/// <summary>Who is in a room, and telling them of each other. Owner: the room's loop.</summary>
internal sealed class RoomMembers(string sid, RoomSettings settings, DateTimeOffset openedAt)
{
    private readonly Dictionary<string, Participant> _bySid = [];
    private readonly HashSet<string> _presenters = [];

    /// <summary>What is asked of the room.</summary>
    public RoomSettings Settings { get; set; } = settings;

    /// <summary>Everybody.</summary>
    public IReadOnlyCollection<Participant> All => _bySid.Values;

    /// <summary>How many publish.</summary>
    public int Publishers => All.Count(IsPublisher);

    /// <summary>The room's facts, with so many participants more than there are.</summary>
    public RoomInfo Info(int more = 0) => new(sid, Settings, openedAt, All.Count + more, Publishers);

    /// <summary>Somebody by who they are.</summary>
    public Participant? ByIdentity(string identity) => All.FirstOrDefault(member => member.Identity == identity);

    /// <summary>Whether somebody was a presenter since the room was last empty: a broken connection costs nobody its rights.</summary>
    public bool WasPresenter(string identity) => _presenters.Contains(identity);

    /// <summary>Whose track this is, and the track.</summary>
    public (Participant Owner, Publication Track)? Find(string trackSid)
    {
        foreach (var member in All)
        {
            if (member.Media.Publications.FirstOrDefault(publication => publication.Sid == trackSid) is { } track)
            {
                return (member, track);
            }
        }

        return null;
    }

    /// <summary>Everybody else whom this one sees.</summary>
    public IReadOnlyList<ParticipantInfo> VisibleTo(Participant viewer) =>
        [.. All.Where(member => member != viewer && !member.Request.Permissions.Hidden).Select(member => member.Info())];

    /// <summary>Somebody comes in: the others are told, tracks are subscribed to.</summary>
    public void Add(Participant member)
    {
        _bySid[member.Sid] = member;
        if (member.Presenter)
        {
            _presenters.Add(member.Identity);
        }

        TellOthers(member, member.Info());
        foreach (var publication in All.Where(other => other != member).SelectMany(other => other.Media.Publications))
        {
            AutoSubscribe(member, publication);
        }

        AskForOffer(member);
    }

    /// <summary>Somebody is out: the others are told, tracks are unsubscribed from.</summary>
    public void Remove(Participant member, LeaveReason reason)
    {
        _bySid.Remove(member.Sid);
        if (_bySid.Count == 0)
        {
            _presenters.Clear();
        }
        else if (reason == LeaveReason.Removed)
        {
            _presenters.Remove(member.Identity);
        }

        TellOthers(member, member.NextInfo(reason));
        foreach (var publication in member.Media.Publications)
        {
            Withdraw(publication);
        }
    }

    /// <summary>Somebody changed: all are told, itself too.</summary>
    public void Changed(Participant member)
    {
        var info = member.NextInfo();
        member.Listener.ParticipantsChanged([info]);
        TellOthers(member, info);
    }

    /// <summary>A track began: all are told, then it is subscribed to.</summary>
    public void Publish(Participant publisher, IReadOnlyList<Publication> publications)
    {
        Changed(publisher);
        foreach (var member in All.Where(member => member != publisher))
        {
            foreach (var publication in publications)
            {
                AutoSubscribe(member, publication);
            }

            AskForOffer(member);
        }
    }

    /// <summary>A track ended: all are told, nobody receives it any more.</summary>
    public void Unpublish(Participant publisher, IReadOnlyList<Publication> publications)
    {
        Changed(publisher);
        foreach (var publication in publications)
        {
            Withdraw(publication);
        }
    }

    /// <summary>Begins to receive a track.</summary>
    public static void Subscribe(Participant member, Publication publication)
    {
        if (member.Media.Subscribe(publication))
        {
            member.Media.UseFreeSections();
        }
    }

    /// <summary>Tells the client to offer again where what it receives needs it, and publishers who is received.</summary>
    public void AskForOffer(Participant member)
    {
        if (member.Media.OfferWanted() is var (audios, videos))
        {
            member.Listener.OfferWanted(audios, videos);
        }

        foreach (var subscription in member.Media.Subscriptions.Where(subscription => subscription.Track is not null))
        {
            TellSubscribed(subscription.Publication);
        }
    }

    /// <summary>Tells everybody the room's facts.</summary>
    public void TellRoom()
    {
        var info = Info();
        foreach (var member in All)
        {
            member.Listener.RoomChanged(info);
        }
    }

    private static bool IsPublisher(Participant member) => member.Media.Publications.Any(publication => publication.Track is not null);

    private static void AutoSubscribe(Participant member, Publication publication)
    {
        if (member.Request.AutoSubscribe && publication.Track is not null)
        {
            Subscribe(member, publication);
        }
    }

    private void Withdraw(Publication publication)
    {
        foreach (var member in All.Where(member => member.Media.Unsubscribe(publication.Sid)))
        {
            AskForOffer(member);
        }
    }

    private void TellSubscribed(Publication publication)
    {
        if (!publication.SubscriptionTold && _bySid.TryGetValue(publication.PublisherSid, out var publisher))
        {
            publication.SubscriptionTold = true;
            publisher.Listener.TrackSubscribed(publication.Sid);
        }
    }

    private void TellOthers(Participant member, ParticipantInfo info)
    {
        if (member.Request.Permissions.Hidden)
        {
            return;
        }

        foreach (var other in All.Where(other => other != member))
        {
            other.Listener.ParticipantsChanged([info]);
        }
    }
}
