using System.Security.Cryptography;
using SfuPlatform.MediaNode.Forwarding.Reception;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>
/// One client's media: the tracks it publishes and the tracks it receives. Owner: the client's worker, which calls the
/// listener's members; the others may be called from any thread.
/// </summary>
internal sealed class MediaPeer(IMediaPeerEvents events) : IPeerTransportListener
{
    private readonly PublisherClock _clock = new();
    private readonly Dictionary<uint, DownTrack> _sending = [];
    private IMediaTransport? _transport;
    private ReceivingTracks? _receiving;
    private FeedbackReader? _feedback;
    private ReportSender? _reports;
    private bool _isGone;

    /// <summary>The bandwidth that the client estimates towards itself (REMB), in bits per second; 0: it did not tell.</summary>
    public long BandwidthEstimate => _feedback?.BandwidthEstimate ?? 0;

    private IMediaTransport Transport => _transport ?? throw new InvalidOperationException("Attach a transport first.");

    /// <summary>Gives it the transport that it listens to; once, before anything else.</summary>
    public void Attach(IMediaTransport transport)
    {
        _transport = transport;
        _receiving = new(transport);
        _feedback = new(_receiving, _sending, transport);
        _reports = new(_receiving, _sending, transport, (uint)RandomNumberGenerator.GetInt32(1, int.MaxValue));
    }

    /// <summary>Starts to take a track from this client; it may already be arriving.</summary>
    public UpTrack Publish(UpTrackSettings settings)
    {
        var track = new UpTrack(settings, Transport, _clock, events);
        Transport.Post(() => _receiving!.Add(track));
        return track;
    }

    /// <summary>Takes no more of a track. Its subscriptions get nothing any more; unsubscribe them too.</summary>
    public void Unpublish(UpTrack track) => Transport.Post(() => _receiving!.Remove(track));

    /// <summary>Starts to send a track (of any client) to this client.</summary>
    public DownTrack Subscribe(UpTrack track, DownTrackSettings settings)
    {
        var downTrack = new DownTrack(track, settings, Transport);
        Transport.Post(() => Add(downTrack));
        return downTrack;
    }

    /// <summary>Ends a subscription.</summary>
    public void Unsubscribe(DownTrack track) => Transport.Post(() => Remove(track));

    /// <inheritdoc/>
    void IPeerTransportListener.Connected(long now) => events.Connected(this);

    /// <inheritdoc/>
    void IPeerTransportListener.UnknownSsrc(ref RtpPacket packet, long extendedSequence, long now) =>
        _receiving!.Bind(packet, now);

    /// <inheritdoc/>
    void IPeerTransportListener.Rtcp(ReadOnlySpan<byte> compound, long now) => _feedback!.Read(compound, now);

    /// <inheritdoc/>
    void IPeerTransportListener.Tick(long now)
    {
        foreach (var track in _receiving!.Tracks)
        {
            track.Tick(now);
        }

        _reports!.Tick(now, _feedback!.RoundTrip);
    }

    /// <inheritdoc/>
    void IPeerTransportListener.Gone(GoneReason reason, long now)
    {
        _isGone = true;
        foreach (var track in _sending.Values)
        {
            Detach(track);
        }

        _sending.Clear();
        events.Gone(this, reason);
    }

    private static void Detach(DownTrack track) => track.Source.Publisher.Post(() => track.Source.Detach(track));

    // The publisher's worker is told from here, so that attaching and detaching arrive there in the order they happened.
    private void Add(DownTrack track)
    {
        if (!_isGone)
        {
            _sending[track.Settings.Ssrc] = track;
            track.Source.Publisher.Post(() => track.Source.Attach(track));
        }
    }

    private void Remove(DownTrack track)
    {
        if (_sending.GetValueOrDefault(track.Settings.Ssrc) == track)
        {
            _sending.Remove(track.Settings.Ssrc);
            Detach(track);
        }
    }
}
