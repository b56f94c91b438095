using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Forwarding.Retransmission;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>The received retransmissions of one stream (RFC 4588). Owner: the publisher's worker.</summary>
internal sealed class RepairStream(UpTrack track, UpStream repaired) : IRtpReceiver
{
    /// <inheritdoc/>
    public void Receive(ref RtpPacket packet, long extendedSequence, long now)
    {
        if (track.Codecs.RepairedBy(packet.PayloadType) is not { } codec)
        {
            track.Counters.Drop(DropReason.UnknownPayloadType);
            return;
        }

        if (!RtxStream.TryRestore(
                packet.Raw,
                packet.HeaderLength,
                packet.Payload.Length,
                repaired.Ssrc,
                codec.Negotiated.PayloadType,
                out var original)
            || !RtpPacket.TryParse(original, out var restored))
        {
            track.Counters.Drop(DropReason.PaddingOnly); // Senders probe the path with empty retransmissions.
            return;
        }

        repaired.Recovered(ref restored, now);
    }
}
