namespace SfuPlatform.MediaNode.Forwarding.Rewriting;

/// <summary>The numbers that one packet has for one subscriber; enough to write it again, byte for byte.</summary>
internal struct RewrittenPacket
{
    /// <summary>Extended sequence number.</summary>
    public long Sequence;

    /// <summary>RTP timestamp.</summary>
    public uint Timestamp;

    /// <summary>The decode targets that the subscriber gets, for the dependency descriptor; 0: all.</summary>
    public uint DecodeTargets;

    /// <summary>What is added to the frame number of the dependency descriptor.</summary>
    public ushort FrameOffset;

    /// <summary>The marker bit.</summary>
    public bool Marker;

    /// <summary>The subscriber's payload type.</summary>
    public byte PayloadType;

    /// <summary>The numbers of the VP8 payload descriptor.</summary>
    public Vp8Numbers Vp8;
}
