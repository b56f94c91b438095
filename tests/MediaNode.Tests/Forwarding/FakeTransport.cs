using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Forwarding;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Tests.Forwarding;

/// <summary>A client's transport without network and encryption; posts run at once, for all workers are one here.</summary>
internal sealed class FakeTransport : IMediaTransport
{
    private readonly Dictionary<uint, IRtpReceiver> _receivers = [];

    public bool IsOpen { get; set; } = true;

    public long Now { get; set; }

    public IPeerTransportListener? Listener { get; set; }

    public List<byte[]> SentRtcp { get; } = [];

    public List<SentPacket> SentRtp { get; } = [];

    /// <summary>Where set, packets are only counted, so that tests of allocation see none of the test's own.</summary>
    public bool CountsOnly { get; set; }

    public int SentCount { get; set; }

    public long LastSequence { get; set; }

    public IEnumerable<uint> Registered => _receivers.Keys;

    public WorkerCounters Counters { get; } = new();

    public long UnixOffsetMicroseconds => 1_700_000_000_000_000;

    WorkerCounters? IMediaTransport.Counters => Counters;

    public void Register(uint ssrc, IRtpReceiver receiver) => _receivers[ssrc] = receiver;

    public void Unregister(uint ssrc) => _receivers.Remove(ssrc);

    public void SendRtcp(ReadOnlySpan<byte> compound) => SentRtcp.Add(compound.ToArray());

    public IRtpOutlet CreateOutlet(IMediaTransport sender) => new FakeOutlet(this);

    public void Post(Action action) => action();

    public bool Tell(IWorkerRecipient recipient, int kind, long a, long b)
    {
        recipient.Deliver(kind, a, b, Now);
        return true;
    }

    /// <summary>The client sends a packet.</summary>
    public void Receive(byte[] packet, long extendedSequence)
    {
        Assert.True(RtpPacket.TryParse(packet, out var parsed));
        if (!_receivers.TryGetValue(parsed.Ssrc, out var receiver))
        {
            Listener!.UnknownSsrc(ref parsed, extendedSequence, Now);
            if (!_receivers.TryGetValue(parsed.Ssrc, out receiver))
            {
                Counters.Drop(DropReason.UnknownSsrc);
                return;
            }
        }

        receiver.Receive(ref parsed, extendedSequence, Now);
    }

    /// <summary>Time goes on by steps of 10 ms.</summary>
    public void Advance(long microseconds)
    {
        for (var end = Now + microseconds; Now < end;)
        {
            Now += 10_000;
            Listener!.Tick(Now);
        }
    }
}

/// <summary>A packet as a subscriber gets it, before encryption.</summary>
internal sealed record SentPacket(byte[] Bytes, byte[] Payload, int HeaderLength, int TransportSequenceOffset, long Sequence)
{
    public byte PayloadType => (byte)(Bytes[1] & 0x7F);

    public bool Marker => (Bytes[1] & 0x80) != 0;

    public uint Timestamp => BitConverter.IsLittleEndian ? System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(Bytes.AsSpan(4)) : 0;

    public uint Ssrc => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(Bytes.AsSpan(8));

    public byte[]? Extension(byte id)
    {
        Assert.True(RtpPacket.TryParse(Bytes, out var packet));
        return packet.TryGetExtension(id, out var value) ? value.ToArray() : null;
    }
}

/// <summary>Keeps what is sent to a <see cref="FakeTransport"/>.</summary>
internal sealed class FakeOutlet(FakeTransport transport) : IRtpOutlet
{
    private readonly byte[] _slot = new byte[1500];

    public bool IsOpen => transport.IsOpen;

    public Span<byte> Reserve(int maxLength) => maxLength > _slot.Length ? default : _slot;

    public void Commit(
        int headerLength,
        int transportSequenceOffset,
        int absoluteSendTimeOffset,
        ReadOnlySpan<byte> payload,
        long extendedSequence,
        long now)
    {
        transport.SentCount++;
        transport.LastSequence = transportSequenceOffset < 0 || _slot[1] != Conference.SubscriberRtx ? extendedSequence : transport.LastSequence;
        if (!transport.CountsOnly)
        {
            byte[] bytes = [.. _slot.AsSpan(0, headerLength), .. payload];
            transport.SentRtp.Add(new(bytes, payload.ToArray(), headerLength, transportSequenceOffset, extendedSequence));
        }
    }
}

/// <summary>Notes what a media peer tells.</summary>
internal sealed class FakeEvents : IMediaPeerEvents
{
    public List<string> Told { get; } = [];

    public void Connected(MediaPeer peer) => Told.Add("connected");

    public void Gone(MediaPeer peer, GoneReason reason) => Told.Add($"gone {reason}");

    public void TrackStarted(UpTrack track) => Told.Add($"started {track.Mid}");

    public void WantedLayerChanged(UpTrack track) => Told.Add($"wanted {track.WantedLayer}");
}
