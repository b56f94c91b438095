using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Forwarding.Layers;
using SfuPlatform.MediaNode.Forwarding.Retransmission;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>
/// A subscription: drops each packet of its track, or numbers it anew and writes it into the subscriber's outlet. Owner:
/// the worker of its publisher; what rooms use (targets, pause, statistics) may be used from any thread.
/// </summary>
internal sealed class DownTrack : IWorkerRecipient
{
    /// <summary>As target: no limit.</summary>
    public const int Highest = int.MaxValue;

    private const int RememberedAudioPackets = 64;
    private const int RememberedVideoPackets = 512;
    private const long UnknownRoundTrip = 100_000;

    private readonly IMediaTransport _subscriber;
    private readonly DownFormat?[] _formats;
    private readonly PacketWriter _writer;
    private readonly PacketResender? _resender;
    private readonly bool _repeatsOwnStream;

    private IRtpOutlet? _outlet;
    private LayerSelector? _selector;
    private DownTrackNumbers? _numbers;
    private DownFormat? _format;
    private volatile ClockReference? _clock;
    private volatile int _currentLayer = -1;
    private int _spatialLimit = Highest;
    private int _temporalLimit = Highest;
    private uint _liveStreams = 1;
    private bool _isPaused;
    private bool _wasOpen;
    private int _entries;

    /// <summary>A subscription of this client to a track.</summary>
    public DownTrack(UpTrack source, DownTrackSettings settings, IMediaTransport subscriber)
    {
        (Source, Settings, _subscriber) = (source, settings, subscriber);
        _formats = [.. source.Codecs.All.Select(codec => DownFormat.For(codec, source.Codecs, settings))];
        _writer = new(settings, source.Settings.Extensions);
        CanResend = Array.Exists(_formats, format => format is { CanResend: true });
        _repeatsOwnStream = CanResend && (settings.RtxSsrc is null || Array.Exists(_formats, format => format is { RtxPayloadType: null }));
        if (CanResend)
        {
            var rtx = settings.RtxSsrc is { } ssrc ? new RtxStream(ssrc, settings.Ssrc & 0x7FFF) : null;
            var packets = source.Kind == MediaKind.Video ? RememberedVideoPackets : RememberedAudioPackets;
            _resender = new(this, _writer, packets, rtx);
        }
    }

    /// <summary>The track that is sent.</summary>
    public UpTrack Source { get; }

    /// <summary>What was negotiated with the subscriber.</summary>
    public DownTrackSettings Settings { get; }

    /// <summary>Whether the subscriber may ask for packets again.</summary>
    public bool CanResend { get; }

    /// <summary>What was sent.</summary>
    public DownTrackCounters Counters { get; } = new();

    /// <summary>What the subscriber reports.</summary>
    public DownTrackFeedback Feedback { get; } = new();

    /// <summary>Timestamps and time, for sender reports; null: not known yet.</summary>
    public ClockReference? Clock => _clock;

    /// <summary>What is known of it now.</summary>
    public DownTrackStatistics Statistics => DownTrackReadings.Read(this, _currentLayer);

    /// <summary>The highest stream or spatial layer that it would take; -1 while paused.</summary>
    public int WantedLayer => _isPaused ? -1 : _spatialLimit;

    /// <summary>The stream of which it needs a key frame; -1: none.</summary>
    public int StreamWithoutKeyFrame =>
        _isPaused || Source.Muted || _outlet is not { IsOpen: true } || _selector is null ? -1 : _selector.StreamWithoutKeyFrame;

    /// <summary>
    /// Limits what is sent: the simulcast stream or spatial layer (0 the lowest) and the temporal layer. The best that
    /// there is up to the limit is sent.
    /// </summary>
    public void SetTarget(int spatial, int temporal = Highest) => Source.Publisher.Post(() =>
    {
        (_spatialLimit, _temporalLimit) = (Math.Max(0, spatial), Math.Max(0, temporal));
        _selector?.SetTarget(_spatialLimit, _temporalLimit);
        Source.SubscriptionsChanged();
    });

    /// <summary>Stops sending without ending the subscription, or goes on (video: from the next key frame, which is asked for).</summary>
    public void SetPaused(bool paused) => Source.Publisher.Post(() =>
    {
        if (_isPaused == paused)
        {
            return; // Said again, it must not interrupt the picture.
        }

        _isPaused = paused;
        Restart();
        Source.SubscriptionsChanged();
    });

    /// <summary>It was added to its track.</summary>
    public void Open(uint liveStreams)
    {
        _outlet = _subscriber.CreateOutlet(Source.Publisher);
        SetLiveStreams(liveStreams);
    }

    /// <summary>Sending starts over with the next packet (video: the next key frame).</summary>
    public void Restart()
    {
        _selector?.Reset();
        _currentLayer = -1;
    }

    /// <summary>Which streams of the track are sent by the publisher now.</summary>
    public void SetLiveStreams(uint live)
    {
        _liveStreams = live;
        _selector?.SetLiveStreams(live);
    }

    /// <summary>A sender report of one of the track's streams came.</summary>
    public void SenderReported(UpStream stream)
    {
        if (_numbers is { } numbers && numbers.Stream == stream)
        {
            _clock = numbers.Reference(Source.Clock);
        }
    }

    /// <summary>A packet of the track that nobody gets.</summary>
    public void Skip(UpStream stream, long sequence)
    {
        if (_numbers is { } numbers && numbers.Stream == stream)
        {
            numbers.Drop(sequence);
        }
    }

    /// <summary>Step 6 of the packet path: drops a packet or sends it. True: the subscriber entered the stream with it.</summary>
    public bool Forward(ref RtpPacket packet, in IncomingPacket incoming)
    {
        var before = _entries;
        if (TryForward(ref packet, incoming) is { } reason)
        {
            Source.Counters.Drop(reason);
        }

        return _entries != before;
    }

    /// <inheritdoc/>
    public void Deliver(int kind, long a, long b, long now)
    {
        switch ((FeedbackKind)kind)
        {
            case FeedbackKind.Nack:
                for (var sequence = (ushort)a; ; sequence++, b >>>= 1)
                {
                    if ((b & 1) != 0)
                    {
                        Resend(sequence, now);
                    }

                    if (b == 0)
                    {
                        break;
                    }
                }

                break;
            case FeedbackKind.KeyFrame when _selector is { } selector:
                var stream = selector.StreamWithoutKeyFrame >= 0 ? selector.StreamWithoutKeyFrame : selector.CurrentStream;
                if (stream >= 0 && !_isPaused)
                {
                    Source.Streams[stream]?.KeyFrames.Ask();
                }

                break;
        }
    }

    /// <summary>What is in headers beside their numbers.</summary>
    public PacketWriterOptions OptionsFor(bool hasDependencies) =>
        (hasDependencies ? PacketWriterOptions.Dependencies : 0)
        | (_repeatsOwnStream ? PacketWriterOptions.Mid : PacketWriterOptions.Stamps)
        | (Feedback.HasReport ? 0 : PacketWriterOptions.Mid);

    private DropReason? TryForward(ref RtpPacket packet, in IncomingPacket incoming)
    {
        if (_isPaused || Source.Muted)
        {
            return DropReason.Paused;
        }

        if (_outlet is not { IsOpen: true } outlet)
        {
            return NotConnected();
        }

        _wasOpen = true;
        if (_formats[incoming.Codec.Index] is not { } format)
        {
            Skip(incoming.Stream, incoming.Sequence);
            return DropReason.UnknownPayloadType;
        }

        if (_format != format)
        {
            Adopt(format);
        }

        var decision = Select(incoming);
        if (!decision.IsForwarded)
        {
            return Dropped(incoming, decision);
        }

        ReadOnlySpan<byte> payload = packet.Payload;
        if (format.Red is { } red && !red.TryStrip(packet.Payload, out payload))
        {
            _numbers!.Drop(incoming.Sequence);
            return DropReason.MalformedPayload;
        }

        if (!_numbers!.TryNumber(incoming, out var numbers))
        {
            return DropReason.TooOld;
        }

        ref readonly var description = ref incoming.Description;
        numbers.PayloadType = format.PayloadType;
        numbers.Marker = packet.Marker || decision.EndsPicture;
        numbers.DecodeTargets = (_selector as DecodeTargetSelector)?.ForwardedTargets ?? 0;
        numbers.Vp8.WriteTo(packet.Payload, description.Vp8);
        if (!_writer.TryWrite(
                outlet,
                packet,
                payload,
                numbers,
                Settings.Ssrc,
                numbers.Sequence,
                description.Dependencies,
                OptionsFor(description.HasDependencies),
                incoming.Now))
        {
            return null; // The outlet has counted it.
        }

        Counters.Sent(payload.Length);
        _resender?.Sent(numbers, incoming);
        return null;
    }

    private LayerDecision Select(in IncomingPacket incoming)
    {
        if (incoming.Stream.Index == _selector!.CurrentStream && incoming.Stream != _numbers!.Stream)
        {
            Restart(); // The stream goes on under another SSRC.
        }

        var decision = _selector.Select(incoming.Stream.Index, incoming.Description);
        if (decision.IsSwitch)
        {
            _entries++;
            _numbers!.Switch(incoming);
            _clock = _numbers.Reference(Source.Clock);
        }

        _currentLayer = _selector.CurrentLayer;
        return decision;
    }

    private DropReason Dropped(in IncomingPacket incoming, LayerDecision decision)
    {
        if (decision.IsOfCurrentStream)
        {
            _numbers!.DropPicture(incoming);
        }
        else if (incoming.Stream.Index == _selector!.StreamWithoutKeyFrame)
        {
            incoming.Stream.KeyFrames.Ask();
        }

        return decision.Reason;
    }

    private DropReason NotConnected()
    {
        if (_wasOpen)
        {
            _wasOpen = false;
            Restart();
        }

        return DropReason.SubscriberNotConnected;
    }

    private void Adopt(DownFormat format)
    {
        _numbers ??= new(format.Source.Negotiated.ClockRate);
        if (_selector is null || (Source.Kind == MediaKind.Video && _format != format))
        {
            _selector = DownTrackComposition.SelectorFor(Source.Settings, format.Source);
            _selector.SetTarget(_spatialLimit, _temporalLimit);
            _selector.SetLiveStreams(_liveStreams);
        }

        _format = format;
    }

    private void Resend(ushort sequence, long now)
    {
        if (_outlet is not { IsOpen: true } outlet || _format is null || _resender is null)
        {
            return;
        }

        var roundTrip = Feedback.RoundTrip < 0 ? UnknownRoundTrip : Feedback.RoundTrip;
        var structure = _numbers?.Stream?.Structure;
        if (_resender.TryResend(outlet, _format, structure, sequence, roundTrip, now) is { } reason)
        {
            Source.Counters.Drop(reason);
            return;
        }

        Source.Counters.Retransmissions++;
        Counters.Resent();
    }
}
