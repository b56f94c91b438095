using System.Security.Cryptography;
using System.Text;
using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.Ice;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Srtp;

namespace SfuPlatform.TestKit;

/// <summary>
/// The client side of our protocols, without I/O or a clock: checks by ICE as the controlling side, shakes hands by DTLS,
/// sends and receives SRTP. <b>Give it what arrives by <see cref="Receive"/>, tick it, and take what it sends from
/// <see cref="OnSend"/>.</b>
/// </summary>
internal sealed class VirtualPeer : IDisposable
{
    private const long CheckInterval = 50_000;
    private const long ConsentInterval = 4_000_000;
    private const int MaxDatagram = 1500;

    private readonly DtlsEndpoint _dtls;
    private readonly byte[] _buffer = new byte[MaxDatagram];
    private IceCredentials _local;
    private IceCredentials _remote;
    private SrtpSender? _sender;
    private SrtcpSender? _rtcpSender;
    private SrtpReceiver? _receiver;
    private bool _isReachable;
    private long _nextCheck;

    /// <summary>A client.</summary>
    /// <param name="local">Its own ICE credentials.</param>
    /// <param name="remote">The node's.</param>
    /// <param name="dtls">Its end of the association; disposed of with it.</param>
    public VirtualPeer(IceCredentials local, IceCredentials remote, DtlsEndpoint dtls)
    {
        _local = local;
        _remote = remote;
        _dtls = dtls;
    }

    /// <summary>Takes each datagram for the node; valid during the call only.</summary>
    public Action<ReadOnlyMemory<byte>> OnSend { get; set; } = _ => { };

    /// <summary>Takes each decrypted RTP packet; valid during the call only.</summary>
    public Action<ReadOnlyMemory<byte>>? OnRtp { get; set; }

    /// <summary>Takes each decrypted compound of RTCP; valid during the call only.</summary>
    public Action<ReadOnlyMemory<byte>>? OnRtcp { get; set; }

    /// <summary>Whether it keeps checking; a client that has gone away does not.</summary>
    public bool Checks { get; set; } = true;

    /// <summary>Whether its checks nominate.</summary>
    public bool Nominates { get; set; } = true;

    /// <summary>Whether it takes part in the handshake.</summary>
    public bool ShakesHands { get; set; } = true;

    /// <summary>How far DTLS is.</summary>
    public DtlsState DtlsState => _dtls.State;

    /// <summary>Whether keys are there.</summary>
    public bool IsConnected => _sender is not null;

    /// <summary>Checks that were answered.</summary>
    public int Answers { get; private set; }

    /// <summary>Packets whose protection did not come off.</summary>
    public int Broken { get; private set; }

    /// <summary>An ICE restart: the next check is made with these.</summary>
    public void Restart(IceCredentials local, IceCredentials remote)
    {
        (_local, _remote) = (local, remote);
        _nextCheck = 0;
    }

    /// <summary>What the node sent.</summary>
    public void Receive(ReadOnlySpan<byte> datagram, long now)
    {
        switch (DatagramKinds.Of(datagram))
        {
            case DatagramKind.Stun:
                ReceiveStun(datagram, now);
                break;
            case DatagramKind.Dtls when ShakesHands:
                _dtls.Receive(datagram, now);
                SendDtls();
                break;
            case DatagramKind.Rtp when _receiver is not null:
                datagram.CopyTo(_buffer);
                ReceiveRtp(datagram.Length);
                break;
            case DatagramKind.Rtcp when _receiver is not null:
                datagram.CopyTo(_buffer);
                ReceiveRtcp(datagram.Length);
                break;
        }
    }

    /// <summary>Timers.</summary>
    public void Tick(long now)
    {
        if (Checks && now >= _nextCheck)
        {
            _nextCheck = now + (IsConnected ? ConsentInterval : CheckInterval);
            SendCheck();
        }

        if (_isReachable && ShakesHands)
        {
            _dtls.Start(now);
            _dtls.Tick(now);
            SendDtls();
        }
    }

    /// <summary>Sends a check.</summary>
    public void SendCheck() => OnSend(Check(_remote.Password));

    /// <summary>A check, with the node's password or, to see it refused, another.</summary>
    public byte[] Check(string password)
    {
        var writer = new StunWriter(_buffer, StunType.BindingRequest, RandomNumberGenerator.GetBytes(12));
        writer.Add(StunAttribute.Username, Encoding.ASCII.GetBytes($"{_remote.UsernameFragment}:{_local.UsernameFragment}"));
        writer.AddUInt32(StunAttribute.Priority, 1);
        writer.AddUInt64(StunAttribute.IceControlling, 1);
        if (Nominates)
        {
            writer.Add(StunAttribute.UseCandidate, []);
        }

        var length = writer.Finish(Encoding.ASCII.GetBytes(password));
        return _buffer[..length];
    }

    /// <summary>Protects and sends an RTP packet that starts with a header of this length.</summary>
    public void SendRtp(ReadOnlySpan<byte> packet, int headerLength, long extendedSequence)
    {
        packet[..headerLength].CopyTo(_buffer);
        var length = _sender!.ProtectRtp(_buffer, headerLength, packet[headerLength..], extendedSequence);
        OnSend(_buffer.AsMemory(0, length));
    }

    /// <summary>Protects and sends a compound of RTCP.</summary>
    public void SendRtcp(ReadOnlySpan<byte> compound)
    {
        compound.CopyTo(_buffer);
        OnSend(_buffer.AsMemory(0, _rtcpSender!.ProtectRtcp(_buffer, compound.Length)));
    }

    /// <summary>Says goodbye.</summary>
    public void Close(long now)
    {
        _dtls.Close(now);
        SendDtls();
    }

    public void Dispose()
    {
        _dtls.Dispose();
        _sender?.Dispose();
        _rtcpSender?.Dispose();
        _receiver?.Dispose();
    }

    private void ReceiveStun(ReadOnlySpan<byte> datagram, long now)
    {
        if (StunMessage.TryParse(datagram, out var message)
            && message.Type == StunType.BindingSuccess
            && message.HasIntegrity(Encoding.ASCII.GetBytes(_remote.Password)))
        {
            Answers++;
            _isReachable = true;
        }
    }

    private void ReceiveRtp(int length)
    {
        var packet = _buffer.AsSpan(0, length);
        if (MediaNode.Rtp.RtpPacket.TryParse(packet, out var rtp)
            && _receiver!.UnprotectRtp(packet, rtp.Ssrc, rtp.SequenceNumber, rtp.HeaderLength, out length, out _) == SrtpResult.Ok)
        {
            OnRtp?.Invoke(_buffer.AsMemory(0, length));
        }
        else
        {
            Broken++;
        }
    }

    private void ReceiveRtcp(int length)
    {
        if (_receiver!.UnprotectRtcp(_buffer.AsSpan(0, length), out length) == SrtpResult.Ok)
        {
            OnRtcp?.Invoke(_buffer.AsMemory(0, length));
        }
        else
        {
            Broken++;
        }
    }

    private void SendDtls()
    {
        while (_dtls.TryTakeOutgoing(_buffer, out var length))
        {
            OnSend(_buffer.AsMemory(0, length));
        }

        if (_sender is null && _dtls.Keys is { } keys)
        {
            var profile = (SrtpProfile)keys.Profile;
            var local = new SrtpMasterKey(profile, keys.LocalKey, keys.LocalSalt);
            _sender = new SrtpSender(local);
            _rtcpSender = new SrtcpSender(local);
            _receiver = new SrtpReceiver(new SrtpMasterKey(profile, keys.RemoteKey, keys.RemoteSalt));
        }
    }
}
