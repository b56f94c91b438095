using SfuPlatform.MediaNode.Rtp.Extensions;

namespace SfuPlatform.MediaNode.Forwarding.Codecs;

/// <summary>What one packet is, as far as key frames and layers go; found once per packet, read by all down tracks.</summary>
internal struct PacketDescription
{
    /// <summary>Whether it is the first packet of a key frame: from here a decoder can start.</summary>
    public bool StartsKeyFrame;

    /// <summary>Whether it is the first packet of a frame (of one spatial layer).</summary>
    public bool StartsFrame;

    /// <summary>Whether it is the last packet of a frame (of one spatial layer), where the codec tells.</summary>
    public bool EndsFrame;

    /// <summary>Whether it is newer than all before it in its stream; layers are switched only there.</summary>
    public bool IsNewest;

    /// <summary>Whether a higher temporal layer may be taken from this frame on.</summary>
    public bool AllowsTemporalSwitch;

    /// <summary>Spatial layer within the stream (SVC), 0 the lowest.</summary>
    public byte Spatial;

    /// <summary>Temporal layer, 0 the lowest.</summary>
    public byte Temporal;

    /// <summary>Where the numbers of a VP8 payload descriptor are; only for VP8.</summary>
    public Vp8Descriptor Vp8;

    /// <summary>The dependency descriptor; only where <see cref="HasDependencies"/>.</summary>
    public DependencyDescriptor Dependencies;

    /// <summary>Whether there is a dependency descriptor that could be read.</summary>
    public bool HasDependencies;

    /// <summary>The decode targets that the sender produces now: the mask that was last told.</summary>
    public uint ActiveDecodeTargets;
}
