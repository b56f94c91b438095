using SfuPlatform.MediaNode.Rooms.Participants;

namespace SfuPlatform.MediaNode.Rooms;

/// <summary>How well everybody is connected, from the loss and the round trip of their tracks. Owner: the room's loop.</summary>
internal sealed class ConnectionQuality
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    private const double Best = 5;

    private readonly Dictionary<string, int> _told = [];

    /// <summary>Tells everybody whose quality changed since the last time.</summary>
    public void Update(RoomMembers members)
    {
        var changes = new List<QualityInfo>();
        var present = members.All.Select(member => member.Sid).ToHashSet();
        foreach (var gone in _told.Keys.Except(present).ToList())
        {
            _told.Remove(gone);
        }

        foreach (var member in members.All)
        {
            var score = Score(WorstLoss(member), RoundTrip(member));
            var quality = Grade(score);
            if (!_told.TryGetValue(member.Sid, out var told) || told != quality)
            {
                _told[member.Sid] = quality;
                changes.Add(new(member.Sid, quality, score));
            }
        }

        if (changes.Count == 0)
        {
            return;
        }

        foreach (var member in members.All)
        {
            member.Listener.QualityChanged(changes);
        }
    }

    /// <summary>0 to 5: loss weighs most (a tenth lost is poor), a long round trip a little.</summary>
    public static double Score(double loss, double roundTripMilliseconds) =>
        Math.Clamp(Best - (loss * 30) - (Math.Max(0, roundTripMilliseconds - 150) / 200), 0, Best);

    /// <summary>0 poor, 1 good, 2 excellent.</summary>
    public static int Grade(double score) => score >= 4 ? 2 : score >= 2.5 ? 1 : 0;

    private static double WorstLoss(Participant member) =>
        member.Media.Publications.Where(publication => publication.Track is not null)
            .Select(publication => publication.Track!.Statistics.LossFraction)
            .Concat(member.Media.Subscriptions.Where(subscription => subscription.Track is not null)
                .Select(subscription => subscription.Track!.Statistics.LossFraction))
            .DefaultIfEmpty(0)
            .Max();

    private static double RoundTrip(Participant member) =>
        member.Media.Subscriptions.Where(subscription => subscription.Track is not null)
            .Select(subscription => subscription.Track!.Statistics.RoundTripMilliseconds ?? 0)
            .DefaultIfEmpty(0)
            .Max();
}
