using System.Buffers.Binary;
using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.TestKit;

namespace SfuPlatform.MediaNode.Tests.Forwarding;

/// <summary>
/// Publishes VP8 of two packets a frame over a virtual peer, sends again what is asked for, and makes a key frame when
/// one is asked for. A packet's payload holds its picture's number, so that whoever gets it can tell.
/// </summary>
internal sealed class VirtualPublisher
{
    private const uint Ssrc = 1000;
    private const uint RtxSsrc = 1001;
    private const int HeaderLength = 12;

    private readonly VirtualPeer _peer;
    private readonly Dictionary<ushort, byte[]> _sent = [];
    private long _sequence = 65_400;
    private long _rtxSequence = 1;
    private bool _isKeyWanted = true;

    public VirtualPublisher(VirtualPeer peer)
    {
        _peer = peer;
        peer.OnRtcp = compound => Read(compound.Span);
    }

    public int Frames { get; private set; }

    public int KeyFrames { get; private set; }

    public int Resent { get; private set; }

    public void SendFrame()
    {
        for (var part = 0; part < 2; part++)
        {
            var payload = TestPackets.Vp8(_isKeyWanted, Frames, Frames, start: part == 0, length: 300);
            BinaryPrimitives.WriteInt32BigEndian(payload.AsSpan(10), Frames);
            payload[14] = (byte)part;
            var packet = TestPackets.Rtp(Conference.Vp8, (ushort)_sequence, (uint)(Frames * 3000), Ssrc, payload, marker: part == 1);
            _sent[(ushort)_sequence] = packet;
            _peer.SendRtp(packet, HeaderLength, _sequence++);
        }

        KeyFrames += _isKeyWanted ? 1 : 0;
        _isKeyWanted = false;
        Frames++;
    }

    private void Read(ReadOnlySpan<byte> compound)
    {
        var reader = new RtcpReader(compound);
        while (reader.TryRead(out var item))
        {
            if (Nack.TryParse(item, out var nack))
            {
                foreach (var lost in nack)
                {
                    SendAgain(lost);
                }
            }
            else if (Pli.TryParse(item, out _))
            {
                _isKeyWanted = true;
            }
        }
    }

    private void SendAgain(ushort sequence)
    {
        Resent++;
        var original = _sent[sequence];
        byte[] packet = [.. original[..HeaderLength], (byte)(sequence >> 8), (byte)sequence, .. original[HeaderLength..]];
        packet[1] = (byte)(packet[1] & 0x80 | Conference.Vp8Rtx);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)_rtxSequence);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), RtxSsrc);
        _peer.SendRtp(packet, HeaderLength, _rtxSequence++);
    }
}
