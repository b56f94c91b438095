using SfuPlatform.MediaNode.Forwarding;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;

namespace SfuPlatform.TestKit.Conferences;

/// <summary>One client of a <see cref="VirtualRoom"/>: the client itself, and what the node has of it.</summary>
internal sealed class VirtualMember(VirtualClient client, PeerConnection connection, MediaPeer media)
{
    private readonly Dictionary<string, (UpTrack Track, VirtualMember Publisher)> _wanted = [];
    private bool _isAttached;

    public VirtualClient Client => client;

    public PeerConnection Connection => connection;

    public MediaPeer Media => media;

    /// <summary>What it publishes, by mid.</summary>
    public Dictionary<string, UpTrack> Published { get; } = [];

    /// <summary>What it subscribes to, by mid.</summary>
    public Dictionary<string, DownTrack> Subscribed { get; } = [];

    /// <summary>Wants a track; it comes with the next negotiation.</summary>
    public void Want(VirtualMember publisher, UpTrack track) => _wanted.Add(client.AddReceiver(track.Kind).Mid, (track, publisher));

    /// <summary>Offer and answer, at once.</summary>
    public void Negotiate(Func<uint> nextSsrc)
    {
        if (!connection.TryOffer(client.CreateOffer(), out var offer, out var error))
        {
            throw new InvalidOperationException(error.Message);
        }

        var sending = new List<(MediaSection Section, UpTrack Track)>();
        foreach (var section in offer.Sections.Where(section => section.Send is null && _wanted.ContainsKey(section.Mid)))
        {
            var (track, _) = _wanted[section.Mid];
            section.Send = new SendingMedia
            {
                StreamId = "stream",
                TrackId = section.Mid,
                Ssrc = nextSsrc(),
                RtxSsrc = section.Kind == MediaKind.Video ? nextSsrc() : null,
                Cname = "publisher",
            };
            sending.Add((section, track));
        }

        var answer = connection.Answer(offer);
        if (!_isAttached && connection.Transport is { } transport)
        {
            media.Attach(transport);
            _isAttached = true;
        }

        foreach (var section in offer.Sections.Where(section => section.Receive && !Published.ContainsKey(section.Mid)))
        {
            Published.Add(section.Mid, media.Publish(UpTrackSettings.For(section)));
        }

        foreach (var (section, track) in sending)
        {
            Subscribed.Add(section.Mid, media.Subscribe(track, DownTrackSettings.For(section, section.Send!)));
        }

        client.ApplyAnswer(answer);
    }
}
