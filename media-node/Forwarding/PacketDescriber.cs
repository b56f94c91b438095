using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>Finds out of a packet, once for all subscribers, its codec, frame, layers and dependencies.</summary>
/// <param name="dependencyDescriptorId">The publisher's extension id of dependency descriptors; 0: none.</param>
/// <param name="codecs">The publisher's codecs.</param>
internal sealed class PacketDescriber(byte dependencyDescriptorId, UpCodecs codecs)
{
    /// <summary>Fills in codec and description; false where the packet cannot be forwarded, and why.</summary>
    public bool TryDescribe(ref RtpPacket packet, ref IncomingPacket incoming, out DropReason reason)
    {
        reason = DropReason.PaddingOnly;
        if (packet.Payload.IsEmpty)
        {
            return false;
        }

        reason = DropReason.UnknownPayloadType;
        if (codecs.Media(packet.PayloadType) is not { } codec)
        {
            return false;
        }

        incoming.Codec = codec;
        if (packet.TryGetExtension(dependencyDescriptorId, out var value))
        {
            incoming.Stream.ReadDependencies(value, ref incoming.Description);
        }

        reason = DropReason.MalformedPayload;
        return codec.Format.TryDescribe(packet.Payload, ref incoming.Description);
    }
}
