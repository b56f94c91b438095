using System.Globalization;
using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.Ice;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.MediaNode.Rtp;
using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Transport;
using SfuPlatform.TestKit.Network;

namespace SfuPlatform.TestKit.Conferences;

/// <summary>
/// A WebRTC client in virtual time: offers, connects by a <see cref="VirtualPeer"/>, sends and receives media, and answers
/// feedback, over a <see cref="VirtualNetwork"/>. <b>Put the answer to each <see cref="CreateOffer"/> into
/// <see cref="ApplyAnswer"/> and call <see cref="Tick"/> every millisecond or so.</b>
/// </summary>
internal sealed class VirtualClient : IDisposable
{
    // One certificate for all: making one takes longer than many a test.
    private static readonly DtlsCertificate Certificate = DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddYears(56));

    private readonly VirtualNetwork _network;
    private readonly TransportAddress _node;
    private readonly Random _random;
    private readonly IceCredentials _local = IceCredentials.Create();
    private readonly List<ClientSection> _sections = [];
    private readonly byte[] _buffer = new byte[1500];
    private IceCredentials? _remote;
    private VirtualPeer? _peer;
    private ushort _transportSequence;
    private long _now;
    private int _version;

    /// <summary>A client at this address, of this node.</summary>
    public VirtualClient(VirtualNetwork network, TransportAddress address, TransportAddress node, int seed)
    {
        (_network, Address, _node) = (network, address, node);
        _random = new Random(seed);
        network.Attach(address, Receive);
    }

    public TransportAddress Address { get; private set; }

    public DtlsState Dtls => _peer?.DtlsState ?? DtlsState.New;

    public bool IsConnected => _peer is { IsConnected: true, DtlsState: DtlsState.Connected };

    /// <summary>Packets from the node that could not be opened.</summary>
    public int Broken => _peer?.Broken ?? 0;

    public IEnumerable<MediaSender> Senders => _sections.Select(section => section.Sender).OfType<MediaSender>();

    /// <summary>What is received, by SSRC.</summary>
    public Dictionary<uint, MediaReceiver> Receivers { get; } = [];

    /// <summary>Transport-wide feedback messages that came.</summary>
    public int TransportFeedbacks { get; private set; }

    private string NextMid => _sections.Count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds a track; it is in the next offer.</summary>
    public MediaSender AddSender(MediaKind kind)
    {
        var sender = new MediaSender(NextMid, kind, (uint)_random.Next(1000, int.MaxValue), _random);
        _sections.Add(new ClientSection(NextMid, kind, sender));
        return sender;
    }

    /// <summary>Adds a section to receive in; it is in the next offer.</summary>
    public ClientSection AddReceiver(MediaKind kind)
    {
        var section = new ClientSection(NextMid, kind, null);
        _sections.Add(section);
        return section;
    }

    public string CreateOffer() => ClientOffer.Write(_sections, _local, Certificate, ++_version);

    public void ApplyAnswer(string sdp)
    {
        if (!SdpParser.TryParse(sdp, out var answer, out var error))
        {
            throw new InvalidOperationException(error);
        }

        _peer ??= Connect(answer.Media[0].Attributes);
        foreach (var (media, section) in answer.Media.Zip(_sections).Where(pair => pair.Second.Sender is null))
        {
            AddStreams(media, section.Kind);
        }
    }

    /// <summary>The client is somewhere else from now on, as after a change of network.</summary>
    public void MoveTo(TransportAddress address)
    {
        _network.Detach(Address);
        Address = address;
        _network.Attach(address, Receive);
        _peer!.Restart(_local, _remote!);
    }

    public void Tick(long now)
    {
        _now = now;
        _peer?.Tick(now);
        if (_peer is not { IsConnected: true })
        {
            return;
        }

        foreach (var sender in Senders)
        {
            sender.Tick(now, _peer, ref _transportSequence);
        }

        foreach (var receiver in Receivers.Values)
        {
            if (receiver.WriteDueNack(_buffer, now) is > 0 and var length)
            {
                _peer.SendRtcp(_buffer.AsSpan(0, length));
            }
        }
    }

    /// <summary>Asks for a key frame of a received stream.</summary>
    public void AskForKeyFrame(uint ssrc)
    {
        var writer = new RtcpWriter(_buffer);
        writer.AppendReceiverReport(1, []);
        writer.AppendPli(1, ssrc);
        _peer!.SendRtcp(writer.Written);
    }

    /// <summary>Says goodbye (close_notify) and is gone.</summary>
    public void Close(long now) => _peer?.Close(now);

    public void Dispose()
    {
        _network.Detach(Address);
        _peer?.Dispose();
    }

    private VirtualPeer Connect(IReadOnlyList<SdpAttribute> answer)
    {
        _remote = new IceCredentials(answer.Value("ice-ufrag")!, answer.Value("ice-pwd")!);
        var fingerprint = answer.Value("fingerprint")!.Split(' ');
        var role = answer.Value("setup") == "active" ? DtlsRole.Server : DtlsRole.Client;
        var dtls = new DtlsEndpoint(Certificate, role, [new DtlsFingerprint(fingerprint[0], fingerprint[1])]);
        return new VirtualPeer(_local, _remote, dtls)
        {
            OnSend = datagram => _network.Send(Address, _node, datagram.Span, _now),
            OnRtp = packet => ReceiveRtp(packet.ToArray()),
            OnRtcp = compound => ReceiveRtcp(compound.Span),
        };
    }

    private void AddStreams(MediaDescription media, MediaKind kind)
    {
        var ssrcs = media.Attributes.Values("ssrc")
            .Select(value => uint.Parse(value.Split(' ')[0], CultureInfo.InvariantCulture)).Distinct().ToArray();
        if (ssrcs.Length > 0)
        {
            Receivers.TryAdd(ssrcs[0], new MediaReceiver(kind, ssrcs[0], ssrcs.Length > 1 ? ssrcs[1] : null));
        }
    }

    private void Receive(byte[] datagram, TransportAddress from, long now)
    {
        _now = now;
        _peer?.Receive(datagram, now);
    }

    private void ReceiveRtp(byte[] bytes)
    {
        if (!RtpPacket.TryParse(bytes, out var packet) || !packet.Resize(bytes.Length))
        {
            throw new InvalidOperationException("The node sends broken RTP.");
        }

        var ssrc = packet.Ssrc;
        if (Receivers.TryGetValue(ssrc, out var receiver))
        {
            receiver.Receive(ref packet, _now);
        }
        else
        {
            Receivers.Values.FirstOrDefault(candidate => candidate.RtxSsrc == ssrc)?.ReceiveRepair(ref packet, _now);
        }
    }

    private void ReceiveRtcp(ReadOnlySpan<byte> compound)
    {
        var reader = new RtcpReader(compound);
        while (reader.TryRead(out var item))
        {
            if (Nack.TryParse(item, out var nack))
            {
                var asked = SenderOf(nack.MediaSsrc);
                foreach (var sequence in nack)
                {
                    asked?.AskedAgain(sequence, _peer!, ref _transportSequence);
                }
            }
            else if (Pli.TryParse(item, out var media))
            {
                SenderOf(media)?.AskedForKeyFrame();
            }
            else if (SenderReport.TryParse(item, out var report, out _) && Receivers.TryGetValue(report.Ssrc, out var receiver))
            {
                receiver.SenderReports++;
            }
            else if (TransportFeedback.TryParse(item, out _))
            {
                TransportFeedbacks++;
            }
        }
    }

    private MediaSender? SenderOf(uint ssrc) => Senders.FirstOrDefault(sender => sender.Ssrc == ssrc);
}
