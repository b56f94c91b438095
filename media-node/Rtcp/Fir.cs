using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Rtcp;

/// <summary>
/// FIR (RFC 5104 section 4.3.1): asks for a key frame by an entry <c>| SSRC | command number | 0 0 0 |</c> for each
/// stream; the same number again is a repeated request, not a new one.
/// </summary>
internal readonly ref struct Fir
{
    /// <summary>Feedback message type.</summary>
    public const byte Format = 4;

    private const int HeadLength = 8;
    private const int EntryLength = 8;

    private readonly ReadOnlySpan<byte> _entries;

    private Fir(ReadOnlySpan<byte> entries) => _entries = entries;

    /// <summary>How many streams are asked.</summary>
    public int Count => _entries.Length / EntryLength;

    /// <summary>The stream and the command number of one entry.</summary>
    public (uint MediaSsrc, byte Command) this[int index]
    {
        get
        {
            var entry = _entries.Slice(index * EntryLength, EntryLength);
            return (BinaryPrimitives.ReadUInt32BigEndian(entry), entry[4]);
        }
    }

    /// <summary>Reads a FIR; at least one entry.</summary>
    public static bool TryParse(in RtcpItem item, out Fir fir)
    {
        fir = default;
        var body = item.Body;
        if (!item.IsPayloadFeedback(Format)
            || body.Length < HeadLength + EntryLength
            || (body.Length - HeadLength) % EntryLength != 0)
        {
            return false;
        }

        fir = new Fir(body[HeadLength..]);
        return true;
    }

    /// <summary>Writes a FIR for one stream; 0 where it does not fit.</summary>
    public static int Write(Span<byte> destination, uint senderSsrc, uint mediaSsrc, byte command)
    {
        const int length = RtcpItem.HeaderLength + HeadLength + EntryLength;
        if (destination.Length < length)
        {
            return 0;
        }

        RtcpItem.WriteHeader(destination, RtcpType.PayloadFeedback, Format, length);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], senderSsrc);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], 0); // Unused; the entry names the stream.
        BinaryPrimitives.WriteUInt32BigEndian(destination[12..], mediaSsrc);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], (uint)command << 24);
        return length;
    }
}
