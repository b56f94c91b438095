using SfuPlatform.MediaNode.Forwarding;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.MediaNode.Rtp;
using SfuPlatform.MediaNode.Rtp.Extensions;

namespace SfuPlatform.MediaNode.Tests.Forwarding;

/// <summary>One publisher and its subscribers, without network.</summary>
internal sealed class Conference
{
    public const byte Vp8 = 96;
    public const byte Vp8Rtx = 97;
    public const byte SubscriberVp8 = 100;
    public const byte SubscriberRtx = 101;
    public const byte Opus = 111;
    public const byte Red = 63;

    public static readonly RtpExtensionIds Ids = new()
    {
        Mid = 4,
        Rid = 10,
        RepairedRid = 11,
        AudioLevel = 1,
        TransportSequence = 3,
        AbsoluteSendTime = 2,
        DependencyDescriptor = 12,
    };

    public static readonly RtpExtensionIds SubscriberIds = new() { Mid = 9, AudioLevel = 6, TransportSequence = 5, DependencyDescriptor = 8 };

    public Conference()
    {
        (Publisher, Transport) = Peer(Events);
    }

    public FakeEvents Events { get; } = new();

    public MediaPeer Publisher { get; }

    public FakeTransport Transport { get; }

    public static (MediaPeer Peer, FakeTransport Transport) Peer(FakeEvents? events = null)
    {
        var transport = new FakeTransport { Now = 1_000_000 };
        var peer = new MediaPeer(events ?? new());
        peer.Attach(transport);
        transport.Listener = peer;
        return (peer, transport);
    }

    public static NegotiatedCodec Codec(string name, byte payloadType, byte? rtx = null, uint clock = 90_000, bool nack = true, string fmtp = "") =>
        new(name, payloadType, rtx, clock, clock == 48_000 ? 2 : 0, fmtp, nack, Pli: true, Fir: true, TransportCc: false, Remb: false);

    public static UpTrackSettings Video(params string[] rids) => new()
    {
        Kind = MediaKind.Video,
        Mid = "1",
        Codecs = [Codec("VP8", Vp8, Vp8Rtx)],
        Extensions = Ids,
        Rids = rids,
    };

    public static UpTrackSettings Audio() => new()
    {
        Kind = MediaKind.Audio,
        Mid = "0",
        Codecs = [Codec("opus", Opus, clock: 48_000, nack: false), Codec("red", Red, clock: 48_000, nack: false, fmtp: "111/111")],
        Extensions = Ids,
    };

    public static DownTrackSettings VideoDown(uint ssrc = 5000, bool rtx = true) => new()
    {
        Mid = "7",
        Ssrc = ssrc,
        RtxSsrc = rtx ? ssrc + 1 : null,
        Cname = "alice",
        Codecs = [Codec("VP8", SubscriberVp8, rtx ? SubscriberRtx : null)],
        Extensions = SubscriberIds,
    };

    public static DownTrackSettings AudioDown(params NegotiatedCodec[] codecs) => new()
    {
        Mid = "8",
        Ssrc = 6000,
        Cname = "alice",
        Codecs = codecs,
        Extensions = SubscriberIds,
    };

    public static (DownTrack Track, FakeTransport Transport) Subscribe(UpTrack track, DownTrackSettings? settings = null)
    {
        var (peer, transport) = Peer();
        return (peer.Subscribe(track, settings ?? VideoDown()), transport);
    }

    /// <summary>The publisher sends one packet of a stream that the packet itself names by mid and rid.</summary>
    public void Send(uint ssrc, long sequence, uint timestamp, byte[] payload, byte payloadType = Vp8, string mid = "1", string? rid = null, bool marker = false, params (byte Id, byte[] Value)[] extensions)
    {
        List<(byte, byte[])> all = [(Ids.Mid, [.. mid.Select(c => (byte)c)]), .. extensions];
        if (rid is not null)
        {
            all.Add((payloadType == Vp8Rtx ? Ids.RepairedRid : Ids.Rid, [.. rid.Select(c => (byte)c)]));
        }

        Transport.Receive(TestPackets.Rtp(payloadType, (ushort)sequence, timestamp, ssrc, payload, marker, [.. all]), sequence);
    }

    /// <summary>Kinds of RTCP that were sent to a client, of one type, with their bodies.</summary>
    public static List<byte[]> Sent(FakeTransport transport, byte type, byte? format = null)
    {
        var found = new List<byte[]>();
        foreach (var compound in transport.SentRtcp)
        {
            var reader = new RtcpReader(compound);
            while (reader.TryRead(out var item))
            {
                if (item.Type == type && (format is null || item.Format == format))
                {
                    found.Add(item.Body.ToArray());
                }
            }

            Assert.False(reader.IsMalformed);
        }

        return found;
    }

    public static byte[] Nack(uint ssrc, params ushort[] lost)
    {
        var buffer = new byte[200];
        return buffer[..SfuPlatform.MediaNode.Rtcp.Nack.Write(buffer, 1, ssrc, lost)];
    }

    public static byte[] Pli(uint ssrc)
    {
        var buffer = new byte[12];
        return buffer[..SfuPlatform.MediaNode.Rtcp.Pli.Write(buffer, 1, ssrc)];
    }

    public static byte[] Report(uint ssrc, long ntpMicroseconds, uint timestamp)
    {
        var buffer = new byte[100];
        var report = new SenderReport(ssrc, NtpTime.FromUnixMicroseconds(ntpMicroseconds), timestamp, 1, 1);
        return buffer[..report.Write(buffer, [])];
    }

    public void Rtcp(byte[] compound) => ((IPeerTransportListener)Publisher).Rtcp(compound, Transport.Now);
}
