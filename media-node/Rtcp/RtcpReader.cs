using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Rtcp;

/// <summary>
/// Walks through a compound packet (RFC 3550 section 6.1; reduced-size ones too, RFC 5506):
/// <c>while (reader.TryRead(out var item))</c>, then <see cref="IsMalformed"/> says whether it ended early. Items before
/// the malformed place are good.
/// </summary>
internal ref struct RtcpReader(ReadOnlySpan<byte> compound)
{
    private ReadOnlySpan<byte> _rest = compound;

    /// <summary>Whether reading stopped at something that is not RTCP.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>The next packet, or false at the end.</summary>
    public bool TryRead(out RtcpItem item)
    {
        item = default;
        if (_rest.IsEmpty || IsMalformed)
        {
            return false;
        }

        if (_rest.Length < RtcpItem.HeaderLength || _rest[0] >> 6 != 2)
        {
            IsMalformed = true;
            return false;
        }

        var length = 4 * (BinaryPrimitives.ReadUInt16BigEndian(_rest[2..]) + 1);
        if (length > _rest.Length)
        {
            IsMalformed = true;
            return false;
        }

        var body = _rest[RtcpItem.HeaderLength..length];
        if ((_rest[0] & 0x20) != 0)
        {
            // Stricter by RFC 3550 section 6.4.1, but browsers pad transport feedback by bytes, anywhere in a compound.
            var padding = body.IsEmpty ? 0 : body[^1];
            if (padding == 0 || padding > body.Length)
            {
                IsMalformed = true;
                return false;
            }

            body = body[..^padding];
        }

        item = new RtcpItem(_rest[1], (byte)(_rest[0] & 0x1F), body);
        _rest = _rest[length..];
        return true;
    }
}
