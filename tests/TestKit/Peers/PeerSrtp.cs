using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.Rtp;
using SfuPlatform.MediaNode.Srtp;

namespace SfuPlatform.TestKit.Peers;

/// <summary>The client's SRTP both ways, once the keys are there.</summary>
internal sealed class PeerSrtp : IDisposable
{
    private readonly Action<ReadOnlySpan<byte>> _send;
    private readonly SrtpSender _rtp;
    private readonly SrtcpSender _rtcp;
    private readonly SrtpReceiver _receiver;
    private readonly byte[] _buffer = new byte[1500];

    public PeerSrtp(SrtpKeyingMaterial keys, Action<ReadOnlySpan<byte>> send)
    {
        var profile = (SrtpProfile)keys.Profile;
        var local = new SrtpMasterKey(profile, keys.LocalKey, keys.LocalSalt);
        _send = send;
        _rtp = new SrtpSender(local);
        _rtcp = new SrtcpSender(local);
        _receiver = new SrtpReceiver(new SrtpMasterKey(profile, keys.RemoteKey, keys.RemoteSalt));
    }

    /// <summary>Packets that could not be opened.</summary>
    public int Refused { get; private set; }

    public void SendRtp(Span<byte> slot, int headerLength, ReadOnlySpan<byte> payload, long sequence) =>
        _send(slot[.._rtp.ProtectRtp(slot, headerLength, payload, sequence)]);

    public void SendRtcp(ReadOnlySpan<byte> compound)
    {
        compound.CopyTo(_buffer);
        _send(_buffer.AsSpan(0, _rtcp.ProtectRtcp(_buffer, compound.Length)));
    }

    public bool TryOpenRtp(Span<byte> datagram, out RtpPacket packet, out long sequence)
    {
        sequence = 0;
        var opened = RtpPacket.TryParse(datagram, out packet)
            && _receiver.UnprotectRtp(datagram, packet.Ssrc, packet.SequenceNumber, packet.HeaderLength, out var length, out sequence) == SrtpResult.Ok
            && packet.Resize(length);
        Refused += opened ? 0 : 1;
        return opened;
    }

    public bool TryOpenRtcp(Span<byte> datagram, out ReadOnlySpan<byte> compound)
    {
        var opened = _receiver.UnprotectRtcp(datagram, out var length) == SrtpResult.Ok;
        compound = opened ? datagram[..length] : default;
        Refused += opened ? 0 : 1;
        return opened;
    }

    public void Dispose()
    {
        _rtp.Dispose();
        _rtcp.Dispose();
        _receiver.Dispose();
    }
}
