using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Forwarding.Reception;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>
/// A published track: describes each packet once and hands it to all subscriptions. Owner: the worker of its publisher;
/// what rooms use (kind, mute, levels, statistics) may be used from any thread.
/// </summary>
internal sealed class UpTrack
{
    private const int HighestScalableLayer = 2;
    private const long KeyFramePollInterval = 30_000;
    private const int MaxPacket = 2048;

    private readonly UpTrackSettings _settings;
    private readonly IMediaPeerEvents _events;
    private readonly UpStream?[] _streams;
    private readonly StreamLiveness _liveness;
    private readonly AudioLevels _levels = new();
    private readonly UpTrackReadings _readings;
    private readonly PacketDescriber _describer;

    private DownTrack[] _downTracks = [];
    private WorkerCounters? _counters;
    private volatile bool _isMuted;
    private volatile int _wantedLayer = -1;
    private long _lastPoll;
    private bool _keepsPackets;
    private bool _hasStarted;

    /// <summary>A track of this publisher.</summary>
    public UpTrack(UpTrackSettings settings, IMediaTransport publisher, PublisherClock clock, IMediaPeerEvents events)
    {
        (_settings, Publisher, Clock, _events) = (settings, publisher, clock, events);
        Codecs = new(settings.Codecs);
        var streams = settings.Rids.Count > 0 ? settings.Rids.Count : Math.Max(1, settings.Ssrcs.Count);
        _streams = new UpStream?[streams];
        _liveness = new(streams);
        _readings = new(_streams, _liveness);
        _describer = new(settings.Extensions.DependencyDescriptor, Codecs);
    }

    /// <summary>Audio or video.</summary>
    public MediaKind Kind => _settings.Kind;

    /// <summary>The media section of the publisher.</summary>
    public string Mid => _settings.Mid;

    /// <summary>What was negotiated.</summary>
    public UpTrackSettings Settings => _settings;

    /// <summary>Whether packets are withheld from all subscribers.</summary>
    public bool Muted => _isMuted;

    /// <summary>How loud it is now, 0 (silent) to 1, smoothed over some tenths of a second; 0 where the publisher does not tell.</summary>
    public double AudioLevel => _isMuted ? 0 : _levels.Current;

    /// <summary>The highest stream or spatial layer that a subscriber wants; -1: none.</summary>
    public int WantedLayer => _wantedLayer;

    /// <summary>What is known of it now.</summary>
    public UpTrackStatistics Statistics => _readings.Read();

    /// <summary>The transport of the publisher.</summary>
    public IMediaTransport Publisher { get; }

    /// <summary>The clock of the publisher.</summary>
    public PublisherClock Clock { get; }

    /// <summary>Its codecs by payload type.</summary>
    public UpCodecs Codecs { get; }

    /// <summary>The streams by quality, lowest first; null: not seen yet.</summary>
    public ReadOnlySpan<UpStream?> Streams => _streams;

    /// <summary>The counters of the owning worker.</summary>
    public WorkerCounters Counters => _counters ??= Publisher.Counters ?? new();

    /// <summary>Withholds the track from all subscribers, or sends it again (video: from the next key frame).</summary>
    public void SetMuted(bool muted)
    {
        if (_isMuted == muted)
        {
            return; // Said again, it must not interrupt the picture.
        }

        _isMuted = muted;
        Publisher.Post(() =>
        {
            foreach (var downTrack in _downTracks)
            {
                downTrack.Restart();
            }
        });
    }

    /// <summary>Adds a subscription.</summary>
    public void Attach(DownTrack downTrack)
    {
        downTrack.Open(_liveness.Live);
        _downTracks = [.. _downTracks, downTrack];
        SubscriptionsChanged();
    }

    /// <summary>Takes a subscription away.</summary>
    public void Detach(DownTrack downTrack)
    {
        _downTracks = [.. _downTracks.Where(other => other != downTrack)];
        SubscriptionsChanged();
    }

    /// <summary>A stream was seen for the first time, or goes on under another SSRC.</summary>
    public UpStream Bind(int index, uint ssrc, NegotiatedCodec codec, long now)
    {
        var stream = new UpStream(this, index, ssrc, codec, now);
        _streams[index] = stream;
        return stream;
    }

    /// <summary>A sender report told which timestamp belongs to which moment.</summary>
    public void SenderReported(UpStream stream, long now)
    {
        if (!stream.Clock.IsKnown)
        {
            return;
        }

        Clock.Reported(stream.Clock.Moment, now);
        foreach (var downTrack in _downTracks)
        {
            downTrack.SenderReported(stream);
        }
    }

    /// <summary>The publisher says that a stream has ended.</summary>
    public void Ended(UpStream stream)
    {
        if (_liveness.Ended(stream.Index))
        {
            LiveStreamsChanged();
        }
    }

    /// <summary>A subscription wants something else now.</summary>
    public void SubscriptionsChanged()
    {
        _keepsPackets = Array.Exists(_downTracks, downTrack => downTrack.CanResend);
        _lastPoll = 0;
        var highest = Math.Max(HighestScalableLayer, _streams.Length - 1);
        var wanted = _downTracks.Length == 0 ? -1 : _downTracks.Max(downTrack => Math.Min(downTrack.WantedLayer, highest));
        if (wanted != _wantedLayer)
        {
            _wantedLayer = wanted;
            _events.WantedLayerChanged(this);
        }
    }

    /// <summary>Step 5 of the packet path: describes a packet and hands it to every subscription.</summary>
    public void Forward(UpStream stream, ref RtpPacket packet, long sequence, bool isNewest, long now)
    {
        var incoming = new IncomingPacket
        {
            Stream = stream,
            Sequence = sequence,
            Timestamp = packet.Timestamp,
            Now = now,
        };
        incoming.Description.IsNewest = isNewest;
        if (!_describer.TryDescribe(ref packet, ref incoming, out var reason))
        {
            Counters.Drop(reason);
            foreach (var downTrack in _downTracks)
            {
                downTrack.Skip(stream, sequence);
            }

            return;
        }

        Note(ref packet, incoming);
        if (_liveness.Received(stream.Index, now))
        {
            LiveStreamsChanged();
        }

        if (_keepsPackets)
        {
            stream.Buffer.Add(sequence, packet.Raw[..packet.HeaderLength], packet.Payload, now);
        }

        foreach (var downTrack in _downTracks)
        {
            if (downTrack.Forward(ref packet, incoming) && !isNewest)
            {
                Replay(downTrack, stream, sequence, now);
            }
        }
    }

    /// <summary>About every 10 ms.</summary>
    public void Tick(long now)
    {
        _levels.Tick(now);
        if (now - _lastPoll < KeyFramePollInterval)
        {
            return;
        }

        _lastPoll = now;
        foreach (var stream in _streams)
        {
            stream?.Bitrate.Advance(now);
        }

        foreach (var downTrack in _downTracks)
        {
            var wanted = downTrack.StreamWithoutKeyFrame;
            if (wanted >= 0 && wanted < _streams.Length)
            {
                _streams[wanted]?.KeyFrames.Ask();
            }
        }
    }

    // A key frame's first packet came late, and the rest of the frame was dropped before it: hand it out again.
    private void Replay(DownTrack downTrack, UpStream stream, long from, long now)
    {
        Span<byte> whole = stackalloc byte[MaxPacket];
        for (var sequence = from + 1; sequence <= stream.Highest; sequence++)
        {
            if (!stream.Buffer.TryCopy(sequence, now, whole, out var length)
                || !RtpPacket.TryParse(whole[..length], out var packet))
            {
                continue;
            }

            var incoming = new IncomingPacket { Stream = stream, Sequence = sequence, Timestamp = packet.Timestamp, Now = now };
            if (_describer.TryDescribe(ref packet, ref incoming, out _))
            {
                incoming.Description.IsNewest = true;
                downTrack.Forward(ref packet, incoming);
            }
        }
    }

    private void Note(ref RtpPacket packet, in IncomingPacket incoming)
    {
        if (!_hasStarted)
        {
            _hasStarted = true;
            _events.TrackStarted(this);
        }

        _readings.Codec = incoming.Codec;
        if (Kind == MediaKind.Video)
        {
            if (incoming.Description.StartsKeyFrame)
            {
                incoming.Stream.KeyFrames.Seen();
            }
        }
        else if (packet.TryGetExtension(_settings.Extensions.AudioLevel, out var value)
                 && Rtp.Extensions.AudioLevel.TryRead(value, out var level))
        {
            _levels.Add(level, incoming.Now);
        }
    }

    private void LiveStreamsChanged()
    {
        _lastPoll = 0;
        foreach (var downTrack in _downTracks)
        {
            downTrack.SetLiveStreams(_liveness.Live);
        }
    }
}
