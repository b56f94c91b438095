using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rooms.Participants;

namespace SfuPlatform.MediaNode.Rooms;

/// <summary>Who speaks, from the levels that publishers send with their audio (RFC 6464). Owner: the room's loop.</summary>
internal sealed class ActiveSpeakers
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(300);

    /// <summary>The smoothed level from which somebody counts as speaking: quiet speech near a microphone, above a room's hum.</summary>
    private const double Threshold = 0.02;

    /// <summary>Levels closer than this to the last one told are not worth a message.</summary>
    private const double Step = 0.05;

    private readonly Dictionary<string, double> _told = [];

    /// <summary>Tells everybody what changed since the last time.</summary>
    public void Update(RoomMembers members)
    {
        var changes = new List<SpeakerInfo>();
        foreach (var member in members.All)
        {
            var level = Level(member);
            if (level >= Threshold && Math.Abs(level - _told.GetValueOrDefault(member.Sid)) >= Step)
            {
                _told[member.Sid] = level;
                changes.Add(new(member.Sid, level, true));
            }
            else if (level < Threshold && _told.Remove(member.Sid))
            {
                changes.Add(new(member.Sid, 0, false));
            }
        }

        foreach (var gone in _told.Keys.Where(sid => members.All.All(member => member.Sid != sid)).ToList())
        {
            _told.Remove(gone);
        }

        if (changes.Count == 0)
        {
            return;
        }

        foreach (var member in members.All)
        {
            member.Listener.SpeakersChanged(changes);
        }
    }

    private static double Level(Participant member) => member.Media.Publications
        .Where(publication => publication is { Kind: MediaKind.Audio, Muted: false, Track: not null })
        .Select(publication => publication.Track!.AudioLevel)
        .DefaultIfEmpty(0)
        .Max();
}
