using System.Security.Cryptography;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rooms.Tracks;

namespace SfuPlatform.MediaNode.Rooms.Participants;

/// <summary>One track put into one media section.</summary>
/// <param name="Subscription">The track.</param>
/// <param name="Section">The section.</param>
/// <param name="Sending">What the answer tells of it.</param>
internal sealed record SectionAssignment(Subscription Subscription, MediaSection Section, SendingMedia Sending);

/// <summary>
/// Which of a client's receiving sections carries which track. A section whose track went is answered inactive once
/// before it carries another one (JSEP wants a new track to begin with a change of direction), and every track gets an
/// SSRC of its own: a used one would repeat SRTP packet indexes under the same key.
/// </summary>
internal sealed class SectionPlan
{
    private readonly HashSet<string> _releasedMids = [];
    private readonly HashSet<string> _seenMids = [];
    private IReadOnlyList<MediaSection> _sections = [];
    private int _askedAudios;
    private int _askedVideos;
    private bool _offerAsked;

    /// <summary>The section of this track is to become free.</summary>
    public void Release(Subscription subscription)
    {
        if (subscription.Mid is { } mid)
        {
            _releasedMids.Add(mid);
            subscription.Mid = null;
        }
    }

    /// <summary>Empties released sections and gives free ones to the tracks that wait.</summary>
    /// <param name="sections">The sections of the offer.</param>
    /// <param name="subscriptions">All tracks of this client.</param>
    /// <param name="prepareAll">Whether sections without a track are answered as sending too, for tracks that come later.</param>
    public List<SectionAssignment> Assign(
        IReadOnlyList<MediaSection> sections, IReadOnlyCollection<Subscription> subscriptions, bool prepareAll)
    {
        _sections = sections;
        _offerAsked = false;
        var assigned = new List<SectionAssignment>();
        foreach (var section in sections.Where(IsReceiving))
        {
            Settle(section);
            if (_releasedMids.Remove(section.Mid))
            {
                section.Send = null;
                continue;
            }

            if (section.Send is not null)
            {
                continue;
            }

            if (subscriptions.FirstOrDefault(waiting => Fits(waiting, section)) is { } subscription)
            {
                section.Send = Sending(section, subscription.Publication);
                subscription.Mid = section.Mid;
                assigned.Add(new(subscription, section, section.Send));
            }
            else if (prepareAll)
            {
                section.Send = Sending(section, null);
            }
        }

        return assigned;
    }

    /// <summary>Gives the tracks that wait to sections that were prepared and never used.</summary>
    public List<SectionAssignment> AssignPrepared(IReadOnlyCollection<Subscription> subscriptions)
    {
        var used = subscriptions.Select(subscription => subscription.Mid).ToHashSet();
        var assigned = new List<SectionAssignment>();
        foreach (var section in _sections.Where(section =>
                     section.Send is not null && !_releasedMids.Contains(section.Mid) && !used.Contains(section.Mid)))
        {
            if (subscriptions.FirstOrDefault(waiting => Fits(waiting, section)) is { } subscription)
            {
                subscription.Mid = section.Mid;
                assigned.Add(new(subscription, section, section.Send!));
            }
        }

        return assigned;
    }

    /// <summary>
    /// The sections that the client must add; (0, 0) where a new offer of the same ones is enough; null: no new offer would
    /// help. What was asked for once is not asked for again before the next offer.
    /// </summary>
    public (int Audios, int Videos)? Wanted(IReadOnlyCollection<Subscription> subscriptions)
    {
        if (_sections.Count == 0)
        {
            // The first offer brings sections, however many.
            return null;
        }

        var audios = Missing(subscriptions, MediaKind.Audio, ref _askedAudios);
        var videos = Missing(subscriptions, MediaKind.Video, ref _askedVideos);
        var usable = _releasedMids.Count > 0
            || _sections.Any(section => IsFree(section) && subscriptions.Any(waiting => Fits(waiting, section)));
        if (audios + videos == 0 && (!usable || _offerAsked))
        {
            return null;
        }

        _offerAsked = true;
        return (audios, videos);
    }

    private static bool IsReceiving(MediaSection section) => section.ClientReceives && !section.Receive;

    private bool IsFree(MediaSection section) =>
        IsReceiving(section) && section.Send is null && !_releasedMids.Contains(section.Mid);

    private static bool Fits(Subscription waiting, MediaSection section) =>
        waiting.Mid is null
        && waiting.Publication.Track is not null
        && waiting.Publication.Kind == section.Kind
        && (section.Kind == MediaKind.Audio || section.Codecs.Any(codec => codec.Name == waiting.Publication.Codec));

    private static SendingMedia Sending(MediaSection section, Publication? publication) => new()
    {
        StreamId = publication?.StreamId ?? "room",
        TrackId = publication?.Sid ?? section.Kind.ToString().ToLowerInvariant(),
        Ssrc = NewSsrc(),
        RtxSsrc = section.Codecs.Any(codec => codec.RtxPayloadType is not null) ? NewSsrc() : null,
        Cname = publication?.StreamId ?? "room",
    };

    private static uint NewSsrc() => (uint)RandomNumberGenerator.GetInt32(1, int.MaxValue);

    // A section that the client added on our request: one request less is open.
    private void Settle(MediaSection section)
    {
        if (!_seenMids.Add(section.Mid))
        {
            return;
        }

        ref var asked = ref section.Kind == MediaKind.Audio ? ref _askedAudios : ref _askedVideos;
        asked = Math.Max(0, asked - 1);
    }

    private int Missing(IReadOnlyCollection<Subscription> subscriptions, MediaKind kind, ref int asked)
    {
        var waiting = subscriptions.Count(subscription =>
            subscription.Mid is null && subscription.Publication.Track is not null && subscription.Publication.Kind == kind);
        var free = _sections.Count(section => section.Kind == kind && IsFree(section));
        var more = Math.Max(0, waiting - free - asked);
        asked += more;
        return more;
    }
}
