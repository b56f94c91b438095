using System.Buffers.Binary;
using System.Text;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.TestKit.Conferences;

/// <summary>A track that a virtual client sends: frames by the clock, key frames and lost packets when asked.</summary>
internal sealed class MediaSender
{
    private const int MaxPacket = 1400;
    private const int HistoryLength = 1000;
    private const long ReportInterval = 1_000_000;

    private readonly FakeFrames _frames;
    private readonly string _mid;
    private readonly bool _isAudio;
    private readonly Dictionary<ushort, byte[]> _history = [];
    private long _sequence;
    private long _rtxSequence;
    private uint _timestamp;
    private long _nextFrame;
    private long _nextReport;
    private bool _keyWanted = true;
    private uint _octets;

    public MediaSender(string mid, MediaKind kind, uint ssrc, Random random)
    {
        (_mid, _isAudio, Ssrc) = (mid, kind == MediaKind.Audio, ssrc);
        RtxSsrc = _isAudio ? null : ssrc + 1;
        _frames = _isAudio ? new FakeFrames(kind, 1, 80) : new FakeFrames(kind, 3, 900);

        // Near the end of the cycle, so that every conference that runs for a while sees a rollover.
        _sequence = 65_000 + random.Next(500);
        _rtxSequence = random.Next(0x8000);
        _timestamp = (uint)random.Next();
    }

    public uint Ssrc { get; }

    public uint? RtxSsrc { get; }

    /// <summary>Packets sent, without retransmissions.</summary>
    public long Packets { get; private set; }

    /// <summary>Key frames asked for by PLI or FIR.</summary>
    public int KeyFrameRequests { get; private set; }

    /// <summary>Packets that were asked for again.</summary>
    public int Nacks { get; private set; }

    /// <summary>Whether frames are made.</summary>
    public bool IsPaused { get; set; }

    /// <summary>Sends what is due.</summary>
    public void Tick(long now, VirtualPeer peer, ref ushort transportSequence)
    {
        if (_nextFrame == 0)
        {
            (_nextFrame, _nextReport) = (now, now);
        }

        for (; _nextFrame <= now; _nextFrame += _frames.Interval)
        {
            _timestamp += _frames.TimestampStep;
            if (!IsPaused)
            {
                SendFrame(peer, ref transportSequence);
            }
        }

        if (now >= _nextReport)
        {
            _nextReport = now + ReportInterval;
            Report(now, peer);
        }
    }

    public void AskedForKeyFrame()
    {
        KeyFrameRequests++;
        _keyWanted = true;
    }

    public void AskedAgain(ushort sequence, VirtualPeer peer, ref ushort transportSequence)
    {
        Nacks++;
        if (RtxSsrc is not { } ssrc || !_history.TryGetValue(sequence, out var payload))
        {
            return;
        }

        byte[] repair = [(byte)(sequence >> 8), (byte)sequence, .. payload];
        Send(ClientOffer.Vp8Rtx, false, _rtxSequence++, ssrc, repair, peer, ref transportSequence);
    }

    private void SendFrame(VirtualPeer peer, ref ushort transportSequence)
    {
        var isKey = _keyWanted && !_isAudio;
        _keyWanted = false;
        var payloads = _frames.Next(isKey).ToArray();
        for (var i = 0; i < payloads.Length; i++)
        {
            _history[(ushort)_sequence] = payloads[i];
            _history.Remove((ushort)(_sequence - HistoryLength));
            Packets++;
            _octets += (uint)payloads[i].Length;
            Send(_isAudio ? ClientOffer.Opus : ClientOffer.Vp8, i == payloads.Length - 1, _sequence++, Ssrc, payloads[i], peer, ref transportSequence);
        }
    }

    private void Send(
        byte payloadType, bool marker, long sequence, uint ssrc, byte[] payload, VirtualPeer peer, ref ushort transportSequence)
    {
        Span<byte> packet = stackalloc byte[MaxPacket];
        Span<byte> number = stackalloc byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(number, transportSequence++);
        var writer = new RtpHeaderWriter(packet);
        writer.Write(payloadType, marker, (ushort)sequence, _timestamp, ssrc);
        writer.AddExtension(ClientOffer.MidId, Encoding.ASCII.GetBytes(_mid));
        writer.AddExtension(ClientOffer.TransportSequenceId, number);
        if (_isAudio)
        {
            writer.AddExtension(ClientOffer.AudioLevelId, [0x80 | 20]);
        }

        var headerLength = writer.Finish();
        payload.CopyTo(packet[headerLength..]);
        peer.SendRtp(packet[..(headerLength + payload.Length)], headerLength, sequence);
    }

    private void Report(long now, VirtualPeer peer)
    {
        Span<byte> buffer = stackalloc byte[200];
        var writer = new RtcpWriter(buffer);
        writer.AppendSenderReport(
            new SenderReport(Ssrc, NtpTime.FromUnixMicroseconds(now + ConferenceNode.UnixOffset), _timestamp, (uint)Packets, _octets), []);
        writer.AppendCname(Ssrc, "peer"u8);
        peer.SendRtcp(writer.Written);
    }
}
