namespace SfuPlatform.MediaNode.Srtp;

/// <summary>
/// One profile's transform with one direction's session keys, for RTP or for RTCP. Which it is, is chosen once, at
/// negotiation. It keeps buffers and contexts: one thread at a time.
/// <code>
///                 RTP                                   RTCP
/// GCM   header | encrypted payload | tag     header, ssrc | encrypted | tag | E + index
/// CM    header | encrypted payload | tag     header, ssrc | encrypted | E + index | tag
/// </code>
/// </summary>
internal interface ISrtpCipher : IDisposable
{
    /// <summary>Bytes of the tag.</summary>
    int TagLength { get; }

    /// <summary>Where the word with E and index stands in a protected RTCP packet of this length.</summary>
    int RtcpIndexOffset(int packetLength);

    /// <summary>Encrypts the payload into the packet behind the header, and the tag behind that.</summary>
    /// <param name="packet">Header, room for the payload, room for the tag.</param>
    /// <param name="headerLength">Bytes of the header.</param>
    /// <param name="payload">In clear.</param>
    /// <param name="index">Rollover count and sequence number: 48 bits.</param>
    void ProtectRtp(Span<byte> packet, int headerLength, ReadOnlySpan<byte> payload, long index);

    /// <summary>Checks the tag and decrypts in place. False: the tag is wrong, and the packet may be overwritten.</summary>
    bool UnprotectRtp(Span<byte> packet, int headerLength, long index);

    /// <summary>Encrypts in place and appends index and tag.</summary>
    /// <param name="packet">The packet in clear, room for index and tag.</param>
    /// <param name="length">Bytes of the packet in clear.</param>
    /// <param name="index">31 bits.</param>
    void ProtectRtcp(Span<byte> packet, int length, uint index);

    /// <summary>Checks the tag and decrypts in place. False: the tag is wrong, and the packet may be overwritten.</summary>
    bool UnprotectRtcp(Span<byte> packet);
}
