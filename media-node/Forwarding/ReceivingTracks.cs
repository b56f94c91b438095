using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>
/// The tracks that one client publishes, and which SSRC is which stream of them: by the SSRCs of the offer, else by mid
/// and rid in the packet, else by a payload type that only one track has. Owner: the client's worker.
/// </summary>
internal sealed class ReceivingTracks(IMediaTransport transport)
{
    // A client that changes its SSRCs faster than this does not stream: each change costs the memory of a stream.
    private const long MinRebindInterval = 1_000_000;

    private readonly List<UpTrack> _tracks = [];
    private readonly Dictionary<uint, UpStream> _streams = [];

    /// <summary>The tracks; as they are, since an interface would allocate an enumerator per tick.</summary>
    public List<UpTrack> Tracks => _tracks;

    /// <summary>The streams by SSRC.</summary>
    public Dictionary<uint, UpStream>.ValueCollection Streams => _streams.Values;

    /// <summary>Adds a track; the SSRCs that its offer named are known from now on.</summary>
    public void Add(UpTrack track)
    {
        _tracks.Add(track);
        var settings = track.Settings;
        if (settings.Rids.Count > 0 || settings.Codecs.Count == 0)
        {
            return; // With rids, the packets themselves tell which stream they are.
        }

        for (var index = 0; index < settings.Ssrcs.Count; index++)
        {
            var stream = Bind(track, index, settings.Ssrcs[index].Ssrc, settings.Codecs[0], -MinRebindInterval);
            if (settings.Ssrcs[index].RtxSsrc is { } rtx)
            {
                BindRepair(track, stream, rtx);
            }
        }
    }

    /// <summary>Takes a track away.</summary>
    public void Remove(UpTrack track)
    {
        _tracks.Remove(track);
        foreach (var stream in track.Streams)
        {
            if (stream is not null)
            {
                Unbind(stream);
            }
        }
    }

    /// <summary>The stream with this SSRC; null: none.</summary>
    public UpStream? Find(uint ssrc) => _streams.GetValueOrDefault(ssrc);

    /// <summary>Finds out what a new SSRC is, and registers what receives it; null where no track explains it.</summary>
    public IRtpReceiver? Bind(in RtpPacket packet, long now)
    {
        foreach (var track in _tracks)
        {
            var extensions = track.Settings.Extensions;
            if (packet.TryGetExtension(extensions.Mid, out var mid) && SdesId.Matches(track.Mid, mid))
            {
                return BindByRid(track, packet, now);
            }
        }

        return BindByRidAlone(packet, now) ?? BindByPayloadType(packet, now);
    }

    private IRtpReceiver? BindByRid(UpTrack track, in RtpPacket packet, long now)
    {
        var (rids, extensions) = (track.Settings.Rids, track.Settings.Extensions);
        if (track.Codecs.Media(packet.PayloadType) is { } codec)
        {
            var index = packet.TryGetExtension(extensions.Rid, out var rid) ? SdesId.IndexOf(rids, rid) : rids.Count > 0 ? -1 : 0;
            return index < 0 || (track.Streams[index] is { } before && now - before.BoundAt < MinRebindInterval)
                ? null
                : Bind(track, index, packet.Ssrc, codec.Negotiated, now);
        }

        if (track.Codecs.RepairedBy(packet.PayloadType) is not null)
        {
            var index = packet.TryGetExtension(extensions.RepairedRid, out var rid) ? SdesId.IndexOf(rids, rid) : rids.Count > 0 ? -1 : 0;
            return index >= 0 && track.Streams[index] is { } stream ? BindRepair(track, stream, packet.Ssrc) : null;
        }

        return null;
    }

    // Some clients send the rid alone: good where only one track has it.
    private IRtpReceiver? BindByRidAlone(in RtpPacket packet, long now)
    {
        UpTrack? found = null;
        foreach (var track in _tracks)
        {
            var (rids, extensions) = (track.Settings.Rids, track.Settings.Extensions);
            if ((packet.TryGetExtension(extensions.Rid, out var rid) || packet.TryGetExtension(extensions.RepairedRid, out rid))
                && SdesId.IndexOf(rids, rid) >= 0)
            {
                if (found is not null)
                {
                    return null;
                }

                found = track;
            }
        }

        return found is null ? null : BindByRid(found, packet, now);
    }

    private IRtpReceiver? BindByPayloadType(in RtpPacket packet, long now)
    {
        UpTrack? found = null;
        foreach (var track in _tracks)
        {
            var isMedia = track.Codecs.Media(packet.PayloadType) is not null && track.Streams[0] is null;
            var isRepair = track.Codecs.RepairedBy(packet.PayloadType) is not null && track.Streams[0] is { RtxSsrc: 0 };
            if (track.Settings.Rids.Count == 0 && (isMedia || isRepair))
            {
                if (found is not null)
                {
                    return null;
                }

                found = track;
            }
        }

        return found is null ? null : BindByRid(found, packet, now);
    }

    private UpStream Bind(UpTrack track, int index, uint ssrc, NegotiatedCodec codec, long now)
    {
        if (track.Streams[index] is { } before)
        {
            Unbind(before);
        }

        var stream = track.Bind(index, ssrc, codec, now);
        _streams[ssrc] = stream;
        transport.Register(ssrc, stream);
        return stream;
    }

    private RepairStream BindRepair(UpTrack track, UpStream stream, uint ssrc)
    {
        if (stream.RtxSsrc != 0)
        {
            transport.Unregister(stream.RtxSsrc);
        }

        stream.RtxSsrc = ssrc;
        var repair = new RepairStream(track, stream);
        transport.Register(ssrc, repair);
        return repair;
    }

    private void Unbind(UpStream stream)
    {
        _streams.Remove(stream.Ssrc);
        transport.Unregister(stream.Ssrc);
        if (stream.RtxSsrc != 0)
        {
            transport.Unregister(stream.RtxSsrc);
        }
    }
}
