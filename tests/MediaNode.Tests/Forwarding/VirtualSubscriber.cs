using System.Buffers.Binary;
using SfuPlatform.MediaNode.Forwarding.Codecs;
using SfuPlatform.MediaNode.Rtp;
using SfuPlatform.TestKit;

namespace SfuPlatform.MediaNode.Tests.Forwarding;

/// <summary>Receives VP8 over a virtual peer, asks for what is missing, and notes what came.</summary>
internal sealed class VirtualSubscriber
{
    private readonly VirtualPeer _peer;
    private readonly uint _ssrc;
    private readonly bool _hasRtx;
    private SequenceUnwrapper _unwrapper;

    public VirtualSubscriber(VirtualPeer peer, uint ssrc, bool hasRtx)
    {
        (_peer, _ssrc, _hasRtx) = (peer, ssrc, hasRtx);
        peer.OnRtp = packet => Read(packet.ToArray());
    }

    /// <summary>What came, by extended sequence number: picture id, the publisher's number of the picture, its part, key frame.</summary>
    public SortedDictionary<long, (int PictureId, int Picture, int Part, bool IsKey)> Received { get; } = [];

    /// <summary>Packets under the media's own SSRC whose bytes differ from those that came before with that number.</summary>
    public int Contradictions { get; private set; }

    private Dictionary<long, byte[]> Bytes { get; } = [];

    /// <summary>Asks for everything that is missing.</summary>
    public void AskForMissing()
    {
        if (Received.Count == 0)
        {
            return;
        }

        var (first, last) = (Received.Keys.First(), Received.Keys.Last());
        var missing = new List<ushort>();
        for (var sequence = first; sequence <= last; sequence++)
        {
            if (!Received.ContainsKey(sequence))
            {
                missing.Add((ushort)sequence);
            }
        }

        if (missing.Count > 0)
        {
            _peer.SendRtcp(Conference.Nack(_ssrc, [.. missing.Take(60)]));
        }
    }

    private void Read(byte[] bytes)
    {
        Assert.True(RtpPacket.TryParse(bytes, out var packet));
        var payload = packet.Payload;
        ushort number = packet.SequenceNumber;
        if (packet.Ssrc != _ssrc)
        {
            Assert.True(_hasRtx);
            number = BinaryPrimitives.ReadUInt16BigEndian(payload);
            payload = payload[2..];
        }

        var sequence = _unwrapper.Unwrap(number);
        if (packet.Ssrc == _ssrc && !Bytes.TryAdd(sequence, bytes) && !Bytes[sequence].AsSpan().SequenceEqual(bytes))
        {
            Contradictions++;
        }

        Assert.True(Vp8Descriptor.TryParse(payload, out var descriptor));
        Received[sequence] = (descriptor.PictureId, BinaryPrimitives.ReadInt32BigEndian(payload[10..]), payload[14], descriptor.StartsKeyFrame);
    }
}
