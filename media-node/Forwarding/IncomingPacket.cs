using SfuPlatform.MediaNode.Forwarding.Codecs;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>What is known of a packet that is being forwarded, beside its bytes.</summary>
internal struct IncomingPacket
{
    /// <summary>The stream that it belongs to.</summary>
    public UpStream Stream;

    /// <summary>Its codec.</summary>
    public UpCodec Codec;

    /// <summary>Its extended sequence number in the stream.</summary>
    public long Sequence;

    /// <summary>Its timestamp in the stream.</summary>
    public uint Timestamp;

    /// <summary>Key frame, layers, dependencies.</summary>
    public PacketDescription Description;

    /// <summary>When it came.</summary>
    public long Now;
}
