using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Rtp;

/// <summary>
/// Writes one RTP header: <see cref="Write"/> first, then <see cref="AddExtension"/> for each extension, then
/// <see cref="Finish"/>, which gives the length. The buffer must hold at least the fixed header and its extension word.
/// </summary>
internal ref struct RtpHeaderWriter
{
    private const int ElementsOffset = RtpPacket.FixedHeaderLength + 4;

    private readonly Span<byte> _buffer;
    private readonly bool _twoByteForm;
    private int _at;

    /// <summary>Starts a header in this buffer.</summary>
    /// <param name="buffer">Where to write; at least 16 bytes.</param>
    /// <param name="twoByteForm">
    /// The form of the extensions (RFC 8285): two-byte where an id is above 14 or a value longer than 16 bytes, and the
    /// receiver has agreed to it (a=extmap-allow-mixed) or negotiated such an id.
    /// </param>
    public RtpHeaderWriter(Span<byte> buffer, bool twoByteForm = false)
    {
        _buffer = buffer;
        _twoByteForm = twoByteForm;
        _at = ElementsOffset;
    }

    /// <summary>Writes the fixed part.</summary>
    public readonly void Write(byte payloadType, bool marker, ushort sequenceNumber, uint timestamp, uint ssrc)
    {
        _buffer[0] = 0x80;
        _buffer[1] = (byte)(payloadType & 0x7F | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(_buffer[2..], sequenceNumber);
        BinaryPrimitives.WriteUInt32BigEndian(_buffer[4..], timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(_buffer[8..], ssrc);
    }

    /// <summary>
    /// Adds an extension and returns the offset of its value from the start of the packet, or -1 where it was not
    /// written: id 0 (not negotiated), no room, or a value that the chosen form cannot carry.
    /// </summary>
    public int AddExtension(byte id, scoped ReadOnlySpan<byte> value)
    {
        var head = _twoByteForm ? 2 : 1;
        if (id == 0
            || value.Length > byte.MaxValue
            || (!_twoByteForm && RtpHeaderExtensions.NeedsTwoByteForm(id, value.Length))
            || _at + head + value.Length + 3 > _buffer.Length)
        {
            return -1;
        }

        if (_twoByteForm)
        {
            _buffer[_at] = id;
            _buffer[_at + 1] = (byte)value.Length;
        }
        else
        {
            _buffer[_at] = (byte)(id << 4 | value.Length - 1);
        }

        var offset = _at + head;
        value.CopyTo(_buffer[offset..]);
        _at = offset + value.Length;
        return offset;
    }

    /// <summary>Pads the extensions to whole words, writes their head and returns the length of the header.</summary>
    public readonly int Finish()
    {
        if (_at == ElementsOffset)
        {
            return RtpPacket.FixedHeaderLength;
        }

        var end = _at + 3 & ~3;
        _buffer[_at..end].Clear();
        _buffer[0] |= 0x10;
        BinaryPrimitives.WriteUInt16BigEndian(
            _buffer[RtpPacket.FixedHeaderLength..],
            _twoByteForm ? RtpHeaderExtensions.TwoByteProfile : RtpHeaderExtensions.OneByteProfile);
        BinaryPrimitives.WriteUInt16BigEndian(
            _buffer[(RtpPacket.FixedHeaderLength + 2)..],
            (ushort)((end - ElementsOffset) / 4));
        return end;
    }
}
