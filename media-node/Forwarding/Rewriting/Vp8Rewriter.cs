using System.Buffers.Binary;
using SfuPlatform.MediaNode.Forwarding.Codecs;

namespace SfuPlatform.MediaNode.Forwarding.Rewriting;

/// <summary>
/// Keeps picture id, TL0PICIDX and KEYIDX of VP8 continuous over dropped frames and changes of stream: decoders take a
/// hole in them for a lost frame. Owner: the down track.
/// </summary>
/// <param name="firstPicture">The first picture id given out.</param>
internal sealed class Vp8Rewriter(ushort firstPicture)
{
    private const int LongCycle = 1 << 15;
    private const int ShortCycle = 1 << 7;

    private readonly SequenceRewriter _pictures = new(firstPicture & (LongCycle - 1));
    private long _newestPicture;
    private byte _tl0Offset;
    private byte _keyOffset;
    private byte _newestTl0;
    private byte _newestKey;

    /// <summary>The next picture comes from another stream, or from this one after a pause; it is a key frame.</summary>
    public void Rebase(in Vp8Descriptor source)
    {
        _newestPicture = source.PictureId + LongCycle; // Room for late pictures below it.
        _pictures.Rebase(_newestPicture);
        _tl0Offset = (byte)(_newestTl0 + 1 - source.Tl0);
        _keyOffset = (byte)(_newestKey + 1 - source.KeyIndex);
    }

    /// <summary>The numbers for a packet that is forwarded; false where its picture was dropped or is too old.</summary>
    public bool TryRewrite(in Vp8Descriptor source, out Vp8Numbers numbers)
    {
        numbers = default;
        if (source.PictureIdOffset != 0)
        {
            if (!_pictures.TryForward(Unwrap(source), out var picture))
            {
                return false;
            }

            numbers.PictureId = (ushort)(picture & (source.HasLongPictureId ? LongCycle - 1 : ShortCycle - 1));
        }

        numbers.Tl0 = (byte)(source.Tl0 + _tl0Offset);
        numbers.KeyIndex = (byte)(source.KeyIndex + _keyOffset & 0x1F);
        _newestTl0 = Newer(numbers.Tl0, _newestTl0, 0x80);
        _newestKey = Newer(numbers.KeyIndex, _newestKey, 0x10);
        return true;
    }

    /// <summary>A packet of a picture that is not forwarded.</summary>
    public void Drop(in Vp8Descriptor source)
    {
        if (source.PictureIdOffset != 0)
        {
            _pictures.Drop(Unwrap(source));
        }
    }

    private long Unwrap(in Vp8Descriptor source)
    {
        var cycle = source.HasLongPictureId ? LongCycle : ShortCycle;
        var ahead = (int)(source.PictureId - _newestPicture & (cycle - 1));
        var picture = _newestPicture + (ahead >= cycle / 2 ? ahead - cycle : ahead);
        _newestPicture = Math.Max(_newestPicture, picture);
        return picture;
    }

    private static byte Newer(byte candidate, byte newest, int half) =>
        (candidate - newest & (2 * half - 1)) < half ? candidate : newest;
}

/// <summary>The numbers of a VP8 payload descriptor as one subscriber gets them.</summary>
internal struct Vp8Numbers
{
    /// <summary>Picture id, as wide as the source's.</summary>
    public ushort PictureId;

    /// <summary>TL0PICIDX.</summary>
    public byte Tl0;

    /// <summary>KEYIDX.</summary>
    public byte KeyIndex;

    /// <summary>
    /// Writes them over those in the payload. All down tracks of a stream do so one after another in the same buffer;
    /// none reads what another wrote.
    /// </summary>
    public readonly void WriteTo(Span<byte> payload, in Vp8Descriptor at)
    {
        if (at.PictureIdOffset != 0)
        {
            if (at.HasLongPictureId)
            {
                BinaryPrimitives.WriteUInt16BigEndian(payload[at.PictureIdOffset..], (ushort)(PictureId | 0x8000));
            }
            else
            {
                payload[at.PictureIdOffset] = (byte)PictureId;
            }
        }

        if (at.Tl0Offset != 0)
        {
            payload[at.Tl0Offset] = Tl0;
        }

        if (at.HasKeyIndex)
        {
            payload[at.KeyIndexOffset] = (byte)(payload[at.KeyIndexOffset] & 0xE0 | KeyIndex);
        }
    }
}
