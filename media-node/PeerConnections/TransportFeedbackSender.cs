using SfuPlatform.MediaNode.Congestion;
using SfuPlatform.MediaNode.Rtp;
using SfuPlatform.MediaNode.Rtp.Extensions;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>
/// Tells a client when its packets arrived, where transport-wide feedback was agreed on; the client's congestion control
/// lives by it. Owner: the client's worker.
/// </summary>
internal sealed class TransportFeedbackSender(byte extensionId, PeerTransport transport)
{
    private const uint OurSsrc = 1;
    private const int MaxFeedback = 1200;

    private readonly ArrivalRecorder _recorder = new();
    private uint _mediaSsrc;

    /// <summary>A packet arrived.</summary>
    public void Record(ref RtpPacket packet, long now)
    {
        if (packet.TryGetExtension(extensionId, out var value) && TransportSequenceNumber.TryRead(value, out var number))
        {
            _mediaSsrc = packet.Ssrc;
            _recorder.Record(number, now);
        }
    }

    /// <summary>Sends what is due.</summary>
    public void SendDue(long now)
    {
        if (!_recorder.IsDue(now))
        {
            return;
        }

        Span<byte> buffer = stackalloc byte[MaxFeedback];
        while (_recorder.Build(buffer, OurSsrc, _mediaSsrc, now) is > 0 and var length)
        {
            transport.SendRtcp(buffer[..length]);
        }
    }
}
