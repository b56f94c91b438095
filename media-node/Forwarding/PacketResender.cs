using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Forwarding.Codecs;
using SfuPlatform.MediaNode.Forwarding.Retransmission;
using SfuPlatform.MediaNode.Forwarding.Rewriting;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Rtp;
using SfuPlatform.MediaNode.Rtp.Extensions;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>
/// Sends packets of one subscription again: by RTX where the subscriber takes it, else the same bytes once more. Owner:
/// the down track.
/// </summary>
internal sealed class PacketResender(DownTrack track, PacketWriter writer, int packets, RtxStream? rtx)
{
    private readonly SentPackets _sent = new(packets);

    /// <summary>Remembers a packet that was sent.</summary>
    public void Sent(in RewrittenPacket numbers, in IncomingPacket packet) =>
        _sent.Add(numbers, packet.Stream.Buffer, packet.Sequence);

    /// <summary>Sends a packet again, if it can and may be; null when it was sent, else why not.</summary>
    public DropReason? TryResend(
        IRtpOutlet outlet, DownFormat format, DependencyStructure? structure, ushort sequence, long roundTrip, long now)
    {
        if (!_sent.TryFind(sequence, out var numbers, out var source, out var sourceSequence)
            || !source!.TryGet(sourceSequence, now, out var header, out var rtxPayload)
            || !RtpPacket.TryParse(header, out var original))
        {
            return DropReason.TooOld;
        }

        if (!_sent.TryResend(sequence, now, roundTrip))
        {
            return DropReason.RetransmissionLimited;
        }

        var payload = rtxPayload[RtxStream.OriginalSequenceLength..];
        if (format.Source.Format is Vp8Format && Vp8Descriptor.TryParse(payload, out var vp8))
        {
            numbers.Vp8.WriteTo(payload, vp8);
        }

        var hasDependencies = original.TryGetExtension(track.Source.Settings.Extensions.DependencyDescriptor, out var value);
        DependencyDescriptor dependencies = default;
        hasDependencies = hasDependencies && DependencyDescriptor.TryParse(value, structure, out dependencies);
        var options = track.OptionsFor(hasDependencies);
        if (rtx is not null && format.RtxPayloadType is { } rtxPayloadType)
        {
            RtxStream.WriteOriginalSequence(rtxPayload, (ushort)numbers.Sequence);
            numbers.PayloadType = rtxPayloadType;
            return Write(rtxPayload, rtx.Ssrc, rtx.TakeSequence(), original, numbers, dependencies);
        }

        ReadOnlySpan<byte> same = payload;
        return format.Red is { } red && !red.TryStrip(payload, out same)
            ? DropReason.MalformedPayload
            : Write(same, track.Settings.Ssrc, numbers.Sequence, original, numbers, dependencies);

        DropReason? Write(
            scoped ReadOnlySpan<byte> bytes,
            uint ssrc,
            long extendedSequence,
            in RtpPacket packet,
            in RewrittenPacket rewritten,
            in DependencyDescriptor descriptor) =>
            writer.TryWrite(outlet, packet, bytes, rewritten, ssrc, extendedSequence, descriptor, options, now)
                ? null
                : DropReason.TooLarge;
    }
}
