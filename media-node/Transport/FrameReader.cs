using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Transport;

/// <summary>
/// Cuts a TCP stream into datagrams (RFC 4571). Append what was read to <see cref="Free"/>, then take frames until there
/// is none.
/// <code>
///  | length 2, big endian | that many bytes |
/// </code>
/// </summary>
internal sealed class FrameReader
{
    /// <summary>Bytes before each frame.</summary>
    public const int HeaderLength = 2;

    /// <summary>The longest frame; nobody who speaks ICE sends longer ones.</summary>
    public const int MaxFrame = 2048;

    private readonly byte[] _buffer = new byte[2 * (HeaderLength + MaxFrame)];
    private int _start;
    private int _end;

    /// <summary>Where to read to; never empty once all whole frames were taken.</summary>
    public Span<byte> Free
    {
        get
        {
            if (_start > 0)
            {
                _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
                (_start, _end) = (0, _end - _start);
            }

            return _buffer.AsSpan(_end);
        }
    }

    /// <summary>Whether the stream cannot be RFC 4571: a frame too long. Nothing after it can be found.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>So many bytes were read into <see cref="Free"/>.</summary>
    public void Appended(int length) => _end += length;

    /// <summary>The next whole frame; valid until <see cref="Free"/> is asked for. Empty frames are passed over.</summary>
    public bool TryTake(out Span<byte> frame)
    {
        frame = default;
        while (!IsBroken && _end - _start >= HeaderLength)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(_buffer.AsSpan(_start));
            if (length > MaxFrame)
            {
                IsBroken = true;
                return false;
            }

            if (_end - _start - HeaderLength < length)
            {
                return false;
            }

            frame = _buffer.AsSpan(_start + HeaderLength, length);
            _start += HeaderLength + length;
            if (length > 0)
            {
                return true;
            }
        }

        return false;
    }
}
