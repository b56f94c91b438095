using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.Ice;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Transport;
using SfuPlatform.TestKit.Network;

namespace SfuPlatform.TestKit.Peers;

/// <summary>
/// A WebRTC client in virtual time: offers, checks, shakes hands, sends and receives media, and answers feedback, over a
/// <see cref="VirtualNetwork"/>. <b>Put the answer to each <see cref="CreateOffer"/> into <see cref="ApplyAnswer"/> and
/// call <see cref="Tick"/> every millisecond or so.</b>
/// </summary>
internal sealed class VirtualPeer : IDisposable
{
    private readonly VirtualNetwork _network;
    private readonly TransportAddress _node;
    private readonly Random _random;
    private readonly PeerIce _ice;
    private readonly List<PeerSection> _sections = [];
    private readonly byte[] _buffer = new byte[1500];
    private DtlsEndpoint? _dtls;
    private PeerSrtp? _srtp;
    private ushort _transportSequence;
    private long _now;
    private int _version;

    /// <summary>A client at this address, of this node.</summary>
    public VirtualPeer(VirtualNetwork network, TransportAddress address, TransportAddress node, int seed)
    {
        (_network, Address, _node) = (network, address, node);
        _random = new Random(seed);
        _ice = new PeerIce(seed);
        network.Attach(address, Receive);
    }

    // One certificate for all: making one takes longer than many a test.
    private static DtlsCertificate Certificate { get; } = DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddYears(56));

    public TransportAddress Address { get; private set; }

    public PeerIce Ice => _ice;

    public DtlsState Dtls => _dtls?.State ?? DtlsState.New;

    public bool IsConnected => _srtp is not null && Dtls == DtlsState.Connected;

    /// <summary>Packets from the node that could not be opened.</summary>
    public int Refused => _srtp?.Refused ?? 0;

    public IReadOnlyList<PeerSection> Sections => _sections;

    public IEnumerable<PeerSender> Senders => _sections.Select(section => section.Sender).OfType<PeerSender>();

    /// <summary>What is received, by SSRC.</summary>
    public Dictionary<uint, PeerReceiver> Receivers { get; } = [];

    /// <summary>Transport-wide feedback messages that came.</summary>
    public int TransportFeedbacks { get; private set; }

    /// <summary>Adds a track; it is in the next offer.</summary>
    public PeerSender AddSender(MediaKind kind)
    {
        var mid = _sections.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var sender = new PeerSender(mid, kind, (uint)_random.Next(1000, int.MaxValue), _random);
        _sections.Add(new PeerSection(mid, kind, sender));
        return sender;
    }

    /// <summary>Adds a section to receive in; it is in the next offer.</summary>
    public PeerSection AddReceiver(MediaKind kind)
    {
        var section = new PeerSection(_sections.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), kind, null);
        _sections.Add(section);
        return section;
    }

    public string CreateOffer() => PeerOffer.Write(_sections, _ice.Local, Certificate, ++_version);

    public void ApplyAnswer(string sdp)
    {
        if (!SdpParser.TryParse(sdp, out var answer, out var error))
        {
            throw new InvalidOperationException(error);
        }

        var first = answer.Media[0].Attributes;
        _ice.SetRemote(new IceCredentials(first.Value("ice-ufrag")!, first.Value("ice-pwd")!));
        if (_dtls is null)
        {
            var fingerprint = first.Value("fingerprint")!.Split(' ');
            var role = first.Value("setup") == "active" ? DtlsRole.Server : DtlsRole.Client;
            _dtls = new DtlsEndpoint(Certificate, role, [new DtlsFingerprint(fingerprint[0], fingerprint[1])]);
        }

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
        _ice.CheckAnew();
    }

    public void Tick(long now)
    {
        _now = now;
        Send(_buffer.AsSpan(0, _ice.WriteDue(_buffer, now)));
        if (_dtls is null || !_ice.IsConnected)
        {
            return;
        }

        _dtls.Start(now);
        _dtls.Tick(now);
        SendDtls();
        if (_srtp is null)
        {
            return;
        }

        foreach (var sender in Senders)
        {
            sender.Tick(now, _srtp, ref _transportSequence);
        }

        foreach (var receiver in Receivers.Values)
        {
            if (receiver.WriteDueNack(_buffer, now) is > 0 and var length)
            {
                _srtp.SendRtcp(_buffer.AsSpan(0, length).ToArray());
            }
        }
    }

    /// <summary>Asks for a key frame of a received stream.</summary>
    public void AskForKeyFrame(uint ssrc)
    {
        var writer = new RtcpWriter(_buffer);
        writer.AppendReceiverReport(1, []);
        writer.AppendPli(1, ssrc);
        _srtp!.SendRtcp(writer.Written.ToArray());
    }

    /// <summary>Says goodbye (close_notify) and is gone.</summary>
    public void Close(long now)
    {
        _dtls?.Close(now);
        SendDtls();
    }

    public void Dispose()
    {
        _network.Detach(Address);
        _dtls?.Dispose();
        _srtp?.Dispose();
    }

    private void AddStreams(MediaDescription media, MediaKind kind)
    {
        var ssrcs = media.Attributes.Values("ssrc").Select(value => uint.Parse(value.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture))
            .Distinct().ToArray();
        if (ssrcs.Length > 0)
        {
            Receivers.TryAdd(ssrcs[0], new PeerReceiver(kind, ssrcs[0], ssrcs.Length > 1 ? ssrcs[1] : null));
        }
    }

    private void Receive(byte[] datagram, TransportAddress from, long now)
    {
        _now = now;
        switch (datagram[0])
        {
            case < 4:
                _ice.Receive(datagram);
                break;
            case >= 20 and < 64:
                ReceiveDtls(datagram, now);
                break;
            case >= 128 and < 192 when _srtp is not null:
                ReceiveMedia(datagram, now);
                break;
        }
    }

    private void ReceiveDtls(byte[] datagram, long now)
    {
        _dtls!.Start(now);
        _dtls.Receive(datagram, now);
        SendDtls();
        if (_srtp is null && _dtls.Keys is { } keys)
        {
            _srtp = new PeerSrtp(keys, Send);
        }
    }

    private void ReceiveMedia(byte[] datagram, long now)
    {
        const byte firstRtcp = 192;
        const byte lastRtcp = 223;
        if (datagram[1] is >= firstRtcp and <= lastRtcp)
        {
            if (_srtp!.TryOpenRtcp(datagram, out var compound))
            {
                ReceiveRtcp(compound);
            }
        }
        else if (_srtp!.TryOpenRtp(datagram, out var packet, out _))
        {
            if (Receivers.TryGetValue(packet.Ssrc, out var receiver))
            {
                receiver.Receive(ref packet, now);
            }
            else if (Find(packet.Ssrc) is { } repaired)
            {
                repaired.ReceiveRepair(ref packet, now);
            }
        }
    }

    private PeerReceiver? Find(uint rtxSsrc) => Receivers.Values.FirstOrDefault(receiver => receiver.RtxSsrc == rtxSsrc);

    private PeerSender? SenderOf(uint ssrc) => Senders.FirstOrDefault(sender => sender.Ssrc == ssrc);

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
                    asked?.AskedAgain(sequence, _srtp!, ref _transportSequence);
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

    private void SendDtls()
    {
        while (_dtls is not null && _dtls.TryTakeOutgoing(_buffer, out var length))
        {
            Send(_buffer.AsSpan(0, length));
        }
    }

    private void Send(ReadOnlySpan<byte> datagram)
    {
        if (!datagram.IsEmpty)
        {
            _network.Send(Address, _node, datagram, _now);
        }
    }
}
