using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Forwarding.Allocation;
using SfuPlatform.MediaNode.Forwarding.Codecs;
using SfuPlatform.MediaNode.Forwarding.Reception;
using SfuPlatform.MediaNode.Forwarding.Retransmission;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.MediaNode.Rtp;
using SfuPlatform.MediaNode.Rtp.Extensions;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>
/// One received SSRC of a published track: the whole track, or one simulcast stream of it. Owner: the publisher's worker.
/// </summary>
/// <param name="track">The track.</param>
/// <param name="index">Its place among the track's streams, 0 the lowest quality.</param>
/// <param name="ssrc">Its SSRC.</param>
/// <param name="codec">The codec that its first packet had; the clock of all its codecs is the same.</param>
/// <param name="boundAt">When it was found out that the SSRC is this stream.</param>
internal sealed class UpStream(UpTrack track, int index, uint ssrc, NegotiatedCodec codec, long boundAt) : IRtpReceiver
{
    private const int AudioPackets = 128;
    private const int VideoPackets = 1024;

    private readonly ReceivedNumbers _received = new();
    private readonly NackGenerator? _nacks = codec.Nack ? new() : null;
    private long _highest = -1;
    private uint _activeTargets;

    /// <summary>Its place among the track's streams, 0 the lowest quality.</summary>
    public int Index => index;

    /// <summary>Its SSRC.</summary>
    public uint Ssrc => ssrc;

    /// <summary>When it was found out that the SSRC is this stream.</summary>
    public long BoundAt => boundAt;

    /// <summary>The highest sequence number so far; -1: none.</summary>
    public long Highest => _highest;

    /// <summary>The SSRC of its retransmissions; 0: not known (yet).</summary>
    public uint RtxSsrc { get; set; }

    /// <summary>Whether FIR must be used because PLI was not agreed.</summary>
    public bool UsesFir => !codec.Pli && codec.Fir;

    /// <summary>What is asked of the publisher on behalf of all subscribers.</summary>
    public KeyFrameRequests KeyFrames { get; } = new();

    /// <summary>Its newest packets, to send again.</summary>
    public RetransmissionBuffer Buffer { get; } = new(track.Kind == MediaKind.Video ? VideoPackets : AudioPackets);

    /// <summary>Loss and jitter.</summary>
    public ReceptionStatistics Statistics { get; } = new();

    /// <summary>Timestamps and the sender's clock.</summary>
    public SenderClock Clock { get; } = new(codec.ClockRate);

    /// <summary>How much comes.</summary>
    public BitrateMeter Bitrate { get; } = new();

    /// <summary>RTP clock, in Hz.</summary>
    public uint ClockRate => codec.ClockRate;

    /// <summary>The dependency structure in force; null: none yet.</summary>
    public DependencyStructure? Structure { get; private set; }

    /// <inheritdoc/>
    public void Receive(ref RtpPacket packet, long extendedSequence, long now)
    {
        Statistics.Add(extendedSequence, packet.Timestamp, codec.ClockRate, now);
        Take(ref packet, extendedSequence, now);
    }

    /// <summary>A packet of this stream came by its retransmission stream.</summary>
    public void Recovered(ref RtpPacket packet, long now)
    {
        if (_highest >= 0)
        {
            var behind = SequenceNumber.Distance((ushort)_highest, packet.SequenceNumber);
            Take(ref packet, _highest - behind, now);
        }
    }

    /// <summary>A sender report of this stream came.</summary>
    public void SenderReported(in SenderReport report, long now)
    {
        Clock.Reported(report);
        Statistics.SenderReported(report.Ntp, now);
        track.SenderReported(this, now);
    }

    /// <summary>The publisher says that the stream has ended.</summary>
    public void Ended() => track.Ended(this);

    /// <summary>Reads a dependency descriptor into the description of its packet; a key frame's brings a new structure.</summary>
    public void ReadDependencies(ReadOnlySpan<byte> value, ref PacketDescription description)
    {
        if (!DependencyDescriptor.TryParse(value, Structure, out description.Dependencies))
        {
            return;
        }

        ref readonly var read = ref description.Dependencies;
        if (description.IsNewest)
        {
            Structure = read.Structure;
            _activeTargets = read.ActiveDecodeTargets ?? _activeTargets;
        }

        description.HasDependencies = true;
        description.ActiveDecodeTargets = read.ActiveDecodeTargets ?? _activeTargets;
        description.StartsFrame = read.IsStartOfFrame;
        description.EndsFrame = read.IsEndOfFrame;
        description.StartsKeyFrame = read.IsStartOfFrame && read.HasStructure;
        description.Spatial = read.Frame.SpatialId;
        description.Temporal = read.Frame.TemporalId;
        for (var target = 0; read.Frame.TemporalId > 0 && target < read.Structure.DecodeTargetCount; target++)
        {
            description.AllowsTemporalSwitch |= read.Frame.Indication(target) == DecodeTargetIndication.Switch;
        }
    }

    /// <summary>Writes the numbers that are to be asked for again now; returns how many.</summary>
    public int TakeNacks(long now, long roundTrip, Span<ushort> due) => _nacks?.TakeDue(now, roundTrip, due) ?? 0;

    private void Take(ref RtpPacket packet, long sequence, long now)
    {
        if (!_received.TryAdd(sequence))
        {
            track.Counters.Drop(DropReason.Duplicate);
            return;
        }

        Bitrate.Add(packet.Payload.Length, now);
        if (_nacks is not null && !_nacks.Received(sequence, now) && track.Kind == MediaKind.Video)
        {
            KeyFrames.Ask();
        }

        var isNewest = sequence > _highest;
        _highest = Math.Max(_highest, sequence);
        track.Forward(this, ref packet, sequence, isNewest, now);
    }
}
