using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.Rtp;
using SfuPlatform.MediaNode.Srtp;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>
/// What one client sends, once its keys are known, and our SRTCP to it. Step 4 of the packet path. Owner: the client's
/// worker.
/// </summary>
internal sealed class SrtpSession : IDisposable
{
    private readonly SrtpReceiver _receiver;
    private readonly SrtcpSender _rtcp;
    private readonly WorkerCounters _counters;

    /// <summary>With the keys that the handshake agreed on.</summary>
    public SrtpSession(SrtpKeyingMaterial keys, WorkerCounters counters)
    {
        var profile = (SrtpProfile)keys.Profile;
        LocalKey = new SrtpMasterKey(profile, keys.LocalKey, keys.LocalSalt);
        _receiver = new SrtpReceiver(new SrtpMasterKey(profile, keys.RemoteKey, keys.RemoteSalt));
        _rtcp = new SrtcpSender(LocalKey);
        _counters = counters;
    }

    /// <summary>The key that we send with.</summary>
    public SrtpMasterKey LocalKey { get; }

    /// <summary>Parses, authenticates and decrypts in place. False: dropped and counted.</summary>
    public bool TryOpenRtp(Span<byte> datagram, out RtpPacket packet, out long extendedSequence)
    {
        extendedSequence = 0;
        if (!RtpPacket.TryParse(datagram, out packet))
        {
            _counters.Drop(DropReason.MalformedRtp);
            return false;
        }

        var result = _receiver.UnprotectRtp(
            datagram, packet.Ssrc, packet.SequenceNumber, packet.HeaderLength, out var length, out extendedSequence);
        if (result != SrtpResult.Ok)
        {
            _counters.Drop(Reason(result, DropReason.MalformedRtp));
            return false;
        }

        if (!packet.Resize(length))
        {
            _counters.Drop(DropReason.MalformedRtp);
            return false;
        }

        _counters.RtpIn++;
        return true;
    }

    /// <summary>Authenticates and decrypts a compound in place. False: dropped and counted.</summary>
    public bool TryOpenRtcp(Span<byte> datagram, out ReadOnlySpan<byte> compound)
    {
        compound = default;
        var result = _receiver.UnprotectRtcp(datagram, out var length);
        if (result != SrtpResult.Ok)
        {
            _counters.Drop(Reason(result, DropReason.MalformedRtcp));
            return false;
        }

        compound = datagram[..length];
        return true;
    }

    /// <summary>Protects a compound in place; gives its new length.</summary>
    public int ProtectRtcp(Span<byte> buffer, int length) => _rtcp.ProtectRtcp(buffer, length);

    /// <inheritdoc/>
    public void Dispose()
    {
        _receiver.Dispose();
        _rtcp.Dispose();
    }

    private static DropReason Reason(SrtpResult result, DropReason malformed) => result switch
    {
        SrtpResult.Replayed => DropReason.SrtpReplay,
        SrtpResult.AuthenticationFailed => DropReason.SrtpAuthentication,
        _ => malformed,
    };
}
