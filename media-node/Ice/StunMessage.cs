using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SfuPlatform.MediaNode.Ice;

/// <summary>
/// A view of one STUN message (RFC 8489 section 5).
/// <code>
///  |0 0|     message type          |  length of the attributes     |
///  |                  magic cookie 0x2112A442                      |
///  |                  transaction id, 96 bits                      |
///  |  attribute type               |  length of its value          |
///  |  value, padded to 32 bits ...                                 |
/// </code>
/// </summary>
internal readonly ref struct StunMessage
{
    /// <summary>Bytes before the attributes.</summary>
    public const int HeaderLength = 20;

    /// <summary>What stands in every message at offset 4.</summary>
    public const uint MagicCookie = 0x2112A442;

    /// <summary>What the CRC-32 of FINGERPRINT is combined with.</summary>
    public const uint FingerprintMask = 0x5354554E;

    private const int IntegrityLength = 4 + HMACSHA1.HashSizeInBytes;
    private const int FingerprintLength = 8;

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _integrityOffset;
    private readonly int _fingerprintOffset;

    private StunMessage(ReadOnlySpan<byte> bytes, int integrityOffset, int fingerprintOffset)
    {
        _bytes = bytes;
        _integrityOffset = integrityOffset;
        _fingerprintOffset = fingerprintOffset;
    }

    /// <summary>Method and class, as in <see cref="StunType"/>.</summary>
    public ushort Type => BinaryPrimitives.ReadUInt16BigEndian(_bytes);

    /// <summary>The 12 bytes by which a response finds its request.</summary>
    public ReadOnlySpan<byte> TransactionId => _bytes.Slice(8, 12);

    /// <summary>
    /// Reads a message that is the whole datagram. False: not STUN, or its attributes do not fit into each other. Nothing
    /// is authenticated yet.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> datagram, out StunMessage message)
    {
        message = default;
        if (datagram.Length < HeaderLength || datagram[0] >= 0x40
            || BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]) != MagicCookie
            || BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]) != datagram.Length - HeaderLength)
        {
            return false;
        }

        var (integrity, fingerprint) = (-1, -1);
        for (var offset = HeaderLength; offset < datagram.Length;)
        {
            // FINGERPRINT is the last attribute of all.
            if (fingerprint >= 0 || !TryReadAttribute(datagram, offset, out var type, out var value))
            {
                return false;
            }

            if (type == StunAttribute.MessageIntegrity && integrity < 0)
            {
                integrity = offset;
                if (value.Length != HMACSHA1.HashSizeInBytes)
                {
                    return false;
                }
            }
            else if (type == StunAttribute.Fingerprint)
            {
                fingerprint = offset;
                if (value.Length != sizeof(uint))
                {
                    return false;
                }
            }

            offset += 4 + Padded(value.Length);
        }

        message = new StunMessage(datagram, integrity, fingerprint);
        return true;
    }

    /// <summary>
    /// The part of a binding request's USERNAME that names the receiver (what stands before the colon), for strangers:
    /// it is not authenticated.
    /// </summary>
    public static bool TryReadUsername(ReadOnlySpan<byte> datagram, out ReadOnlySpan<byte> usernameFragment)
    {
        usernameFragment = default;
        if (!TryParse(datagram, out var message) || message.Type != StunType.BindingRequest
            || !message.TryGet(StunAttribute.Username, out var username))
        {
            return false;
        }

        var colon = username.IndexOf((byte)':');
        usernameFragment = colon > 0 ? username[..colon] : default;
        return colon > 0;
    }

    /// <summary>
    /// Finds an attribute. What stands behind MESSAGE-INTEGRITY anybody could have added: it is not found
    /// (RFC 8489 section 14.5).
    /// </summary>
    public bool TryGet(ushort type, out ReadOnlySpan<byte> value)
    {
        var end = _integrityOffset >= 0 ? _integrityOffset : _bytes.Length;
        for (var offset = HeaderLength; offset < end; offset += 4 + Padded(value.Length))
        {
            if (!TryReadAttribute(_bytes, offset, out var found, out value))
            {
                break;
            }

            if (found == type)
            {
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Whether there is such an attribute before MESSAGE-INTEGRITY.</summary>
    public bool Has(ushort type) => TryGet(type, out _);

    /// <summary>The first attribute that has to be known and is not; 0: none.</summary>
    public ushort FirstUnknown()
    {
        var end = _integrityOffset >= 0 ? _integrityOffset : _bytes.Length;
        var offset = HeaderLength;
        while (offset < end && TryReadAttribute(_bytes, offset, out var type, out var value))
        {
            if (StunAttribute.IsUnknown(type))
            {
                return type;
            }

            offset += 4 + Padded(value.Length);
        }

        return 0;
    }

    /// <summary>Whether the message has a MESSAGE-INTEGRITY that was made with this password.</summary>
    public bool HasIntegrity(ReadOnlySpan<byte> password)
    {
        if (_integrityOffset < 0)
        {
            return false;
        }

        Span<byte> actual = stackalloc byte[HMACSHA1.HashSizeInBytes];
        StunDigest.Integrity(_bytes[.._integrityOffset], _integrityOffset + IntegrityLength - HeaderLength, password, actual);
        return CryptographicOperations.FixedTimeEquals(actual, _bytes.Slice(_integrityOffset + 4, actual.Length));
    }

    /// <summary>Whether FINGERPRINT, where there is one, is right.</summary>
    public bool HasConsistentFingerprint() => _fingerprintOffset < 0
        || StunDigest.Fingerprint(_bytes[.._fingerprintOffset], _fingerprintOffset + FingerprintLength - HeaderLength)
            == BinaryPrimitives.ReadUInt32BigEndian(_bytes[(_fingerprintOffset + 4)..]);

    private static bool TryReadAttribute(ReadOnlySpan<byte> bytes, int offset, out ushort type, out ReadOnlySpan<byte> value)
    {
        type = 0;
        value = default;
        if (bytes.Length - offset < 4)
        {
            return false;
        }

        type = BinaryPrimitives.ReadUInt16BigEndian(bytes[offset..]);
        var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(offset + 2)..]);
        if (bytes.Length - offset - 4 < Padded(length))
        {
            return false;
        }

        value = bytes.Slice(offset + 4, length);
        return true;
    }

    private static int Padded(int length) => (length + 3) & ~3;
}
