using SfuPlatform.MediaNode.Forwarding;
using SfuPlatform.MediaNode.PeerConnections;

namespace SfuPlatform.MediaNode.Rooms.Participants;

/// <summary>Somebody in a room. Owner: the room's loop.</summary>
internal sealed class Participant
{
    /// <summary>The attribute that tells who may moderate; only the server sets it.</summary>
    public const string PresenterAttribute = "presenter";

    private readonly Dictionary<string, string> _attributes;
    private int _version = 1;

    /// <summary>Lets somebody in.</summary>
    public Participant(string sid, JoinRequest request, bool presenter, DateTimeOffset joinedAt, IParticipantListener listener)
    {
        Sid = sid;
        Request = request;
        Name = request.Name;
        Metadata = request.Metadata;
        Presenter = presenter;
        JoinedAt = joinedAt;
        Listener = listener;
        _attributes = new(request.Attributes);
        _attributes.Remove(PresenterAttribute);
        if (presenter)
        {
            _attributes[PresenterAttribute] = "true";
        }
    }

    /// <summary>Its id in the room.</summary>
    public string Sid { get; }

    /// <summary>What it joined with.</summary>
    public JoinRequest Request { get; }

    /// <summary>Who it is.</summary>
    public string Identity => Request.Identity;

    /// <summary>The name that others see.</summary>
    public string Name { get; private set; }

    /// <summary>Free text of the application.</summary>
    public string Metadata { get; private set; }

    /// <summary>Whether it may moderate.</summary>
    public bool Presenter { get; }

    /// <summary>When it joined.</summary>
    public DateTimeOffset JoinedAt { get; }

    /// <summary>Its signalling.</summary>
    public IParticipantListener Listener { get; }

    /// <summary>Its media: what it publishes and receives.</summary>
    public ParticipantMedia Media { get; private set; } = null!;

    /// <summary>Whether it is out: nothing is told to it or of it any more.</summary>
    public bool IsOut { get; private set; }

    /// <summary>Gives it its media, once.</summary>
    public void Connect(PeerConnectionFactory connections, IMediaPeerEvents events)
    {
        var peer = new MediaPeer(events);
        Media = new ParticipantMedia(Sid, Request, connections.Create(peer), peer);
    }

    /// <summary>Changes what others see of it; null leaves a value, an empty attribute goes away.</summary>
    public void Update(string? name, string? metadata, IReadOnlyDictionary<string, string> attributes)
    {
        Name = name ?? Name;
        Metadata = metadata ?? Metadata;
        foreach (var (key, value) in attributes)
        {
            if (value.Length == 0)
            {
                _attributes.Remove(key);
            }
            else
            {
                _attributes[key] = value;
            }
        }
    }

    /// <summary>Ends its media; it is out.</summary>
    public void Close()
    {
        IsOut = true;
        Media.Close();
    }

    /// <summary>As others see it after a change.</summary>
    public ParticipantInfo NextInfo(LeaveReason? left = null)
    {
        _version++;
        return Info(left);
    }

    /// <summary>As others see it.</summary>
    public ParticipantInfo Info(LeaveReason? left = null) => new()
    {
        Sid = Sid,
        Identity = Identity,
        Name = Name,
        Metadata = Metadata,
        Attributes = new Dictionary<string, string>(_attributes),
        Permissions = Request.Permissions,
        Version = _version,
        JoinedAt = JoinedAt,
        Presenter = Presenter,
        Left = left,
        Tracks = [.. Media.Publications.Where(publication => publication.Track is not null).Select(TrackSnapshot.Of)],
        OperatingSystem = Request.OperatingSystem,
        Browser = Request.Browser,
    };
}
