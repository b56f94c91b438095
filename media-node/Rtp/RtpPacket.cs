using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Rtp;

/// <summary>
/// A view of one RTP packet (RFC 3550 section 5.1) in the buffer that it was received in.
/// <code>
///  0                   1                   2                   3
///  |V=2|P|X|  CC   |M|     PT      |       sequence number         |
///  |                           timestamp                           |
///  |                             SSRC                              |
///  |                   CSRC x CC                                   |
///  |  profile: BEDE or 100x        |  length in words              |  where X
///  |  extension elements (RFC 8285)                                |
/// </code>
/// SRTP leaves the header in the clear, so the same view serves before and after decryption; the padding is known only
/// after <see cref="Resize"/>.
/// </summary>
internal ref struct RtpPacket
{
    /// <summary>Bytes of the header without CSRCs and extensions.</summary>
    public const int FixedHeaderLength = 12;

    private readonly Span<byte> _buffer;
    private readonly int _extensionOffset;
    private readonly int _extensionLength;
    private int _length;

    private RtpPacket(Span<byte> buffer, int headerLength, int extensionOffset, int extensionLength)
    {
        _buffer = buffer;
        _length = buffer.Length;
        HeaderLength = headerLength;
        _extensionOffset = extensionOffset;
        _extensionLength = extensionLength;
    }

    /// <summary>Bytes of the header with CSRCs and extensions.</summary>
    public int HeaderLength { get; }

    /// <summary>The marker bit: by most payload formats the last packet of a frame.</summary>
    public readonly bool Marker => (_buffer[1] & 0x80) != 0;

    /// <summary>The payload type.</summary>
    public readonly byte PayloadType => (byte)(_buffer[1] & 0x7F);

    /// <summary>The sequence number.</summary>
    public readonly ushort SequenceNumber => BinaryPrimitives.ReadUInt16BigEndian(_buffer[2..]);

    /// <summary>The timestamp in units of the codec's clock.</summary>
    public readonly uint Timestamp => BinaryPrimitives.ReadUInt32BigEndian(_buffer[4..]);

    /// <summary>The stream.</summary>
    public readonly uint Ssrc => BinaryPrimitives.ReadUInt32BigEndian(_buffer[8..]);

    /// <summary>The whole packet.</summary>
    public readonly Span<byte> Raw => _buffer[.._length];

    /// <summary>The payload without padding.</summary>
    public readonly Span<byte> Payload => _buffer[HeaderLength..(_length - PaddingLength)];

    /// <summary>
    /// Bytes of padding at the end. A padding count that is zero or reaches into the header (which <see cref="Resize"/>
    /// refuses) counts as padding only: the payload is empty.
    /// </summary>
    public readonly int PaddingLength
    {
        get
        {
            var body = _length - HeaderLength;
            if (!HasPadding || body == 0)
            {
                return 0;
            }

            var count = _buffer[_length - 1];
            return count == 0 || count > body ? body : count;
        }
    }

    private readonly bool HasPadding => (_buffer[0] & 0x20) != 0;

    /// <summary>Reads the header. False: not RTP version 2, or the header does not fit into the packet.</summary>
    public static bool TryParse(Span<byte> packet, out RtpPacket result)
    {
        result = default;
        if (packet.Length < FixedHeaderLength || packet[0] >> 6 != 2)
        {
            return false;
        }

        var header = FixedHeaderLength + 4 * (packet[0] & 0x0F);
        if ((packet[0] & 0x10) == 0)
        {
            if (packet.Length < header)
            {
                return false;
            }

            result = new RtpPacket(packet, header, 0, 0);
            return true;
        }

        var extension = header + 4;
        if (packet.Length < extension)
        {
            return false;
        }

        var length = 4 * BinaryPrimitives.ReadUInt16BigEndian(packet[(header + 2)..]);
        if (packet.Length < extension + length)
        {
            return false;
        }

        result = new RtpPacket(packet, extension + length, extension, length);
        return true;
    }

    /// <summary>
    /// The packet is now this long: decryption has removed the tag. False: the padding count does not fit (the packet
    /// is malformed). Never longer than it was.
    /// </summary>
    public bool Resize(int newLength)
    {
        if (newLength < HeaderLength || newLength > _buffer.Length)
        {
            return false;
        }

        _length = newLength;
        if (!HasPadding)
        {
            return true;
        }

        var body = _length - HeaderLength;
        return body > 0 && _buffer[_length - 1] is > 0 and var count && count <= body;
    }

    /// <summary>
    /// Finds a header extension by its negotiated id, in the one-byte or the two-byte form (RFC 8285). False as well for
    /// id 0 (not negotiated). A malformed element ends the search.
    /// </summary>
    public readonly bool TryGetExtension(byte id, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (id == 0 || _extensionLength == 0)
        {
            return false;
        }

        var profile = BinaryPrimitives.ReadUInt16BigEndian(_buffer[(_extensionOffset - 4)..]);
        var elements = (ReadOnlySpan<byte>)_buffer.Slice(_extensionOffset, _extensionLength);
        return profile == RtpHeaderExtensions.OneByteProfile
            ? RtpHeaderExtensions.TryFindOneByte(elements, id, out value)
            : (profile & 0xFFF0) == RtpHeaderExtensions.TwoByteProfile
                && RtpHeaderExtensions.TryFindTwoByte(elements, id, out value);
    }
}
