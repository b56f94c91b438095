using System.Buffers.Binary;
using System.Security.Cryptography;
using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.MediaNode.Ice;

/// <summary>
/// Writes one STUN message into a buffer, attribute by attribute; <see cref="Finish"/> comes last. The buffer has to be
/// long enough: <see cref="IceLiteAgent.MaxResponseLength"/> is for every response.
/// </summary>
internal ref struct StunWriter
{
    private readonly Span<byte> _buffer;
    private int _length;

    /// <summary>Starts a message.</summary>
    /// <param name="buffer">Takes it.</param>
    /// <param name="type">As in <see cref="StunType"/>.</param>
    /// <param name="transactionId">12 bytes.</param>
    public StunWriter(Span<byte> buffer, ushort type, scoped ReadOnlySpan<byte> transactionId)
    {
        _buffer = buffer;
        _length = StunMessage.HeaderLength;
        BinaryPrimitives.WriteUInt16BigEndian(buffer, type);
        BinaryPrimitives.WriteUInt32BigEndian(buffer[4..], StunMessage.MagicCookie);
        transactionId.CopyTo(buffer[8..]);
    }

    /// <summary>Appends an attribute.</summary>
    public void Add(ushort type, scoped ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(_buffer[_length..], type);
        BinaryPrimitives.WriteUInt16BigEndian(_buffer[(_length + 2)..], (ushort)value.Length);
        value.CopyTo(_buffer[(_length + 4)..]);
        var padded = (value.Length + 3) & ~3;
        _buffer.Slice(_length + 4 + value.Length, padded - value.Length).Clear();
        _length += 4 + padded;
    }

    /// <summary>Appends a 32-bit number, as PRIORITY is.</summary>
    public void AddUInt32(ushort type, uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        Add(type, bytes);
    }

    /// <summary>Appends a 64-bit number, as the tie-breakers are.</summary>
    public void AddUInt64(ushort type, ulong value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        Add(type, bytes);
    }

    /// <summary>Appends ERROR-CODE; the reason phrase is empty, clients go by the number.</summary>
    public void AddError(int code) => Add(StunAttribute.ErrorCode, [0, 0, (byte)(code / 100), (byte)(code % 100)]);

    /// <summary>Appends XOR-MAPPED-ADDRESS (RFC 8489 section 14.2).</summary>
    public void AddMappedAddress(in TransportAddress address)
    {
        const byte ipv4 = 1;
        const byte ipv6 = 2;
        const int headLength = 4;
        Span<byte> value = stackalloc byte[headLength + 16];
        value[0] = 0;
        value[1] = address.IsIPv4 ? ipv4 : ipv6;
        BinaryPrimitives.WriteUInt16BigEndian(value[2..], (ushort)(address.Port ^ (StunMessage.MagicCookie >> 16)));
        if (address.IsIPv4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(value[headLength..], address.IPv4 ^ StunMessage.MagicCookie);
            Add(StunAttribute.XorMappedAddress, value[..(headLength + 4)]);
            return;
        }

        // The mask is the magic cookie and the transaction id, as they stand in the header.
        BinaryPrimitives.WriteUInt64BigEndian(value[headLength..], address.High ^ BinaryPrimitives.ReadUInt64BigEndian(_buffer[4..]));
        BinaryPrimitives.WriteUInt64BigEndian(value[(headLength + 8)..], address.Low ^ BinaryPrimitives.ReadUInt64BigEndian(_buffer[12..]));
        Add(StunAttribute.XorMappedAddress, value);
    }

    /// <summary>Appends MESSAGE-INTEGRITY (where there is a password) and FINGERPRINT.</summary>
    /// <returns>The length of the message.</returns>
    public int Finish(scoped ReadOnlySpan<byte> password)
    {
        if (!password.IsEmpty)
        {
            Span<byte> digest = stackalloc byte[HMACSHA1.HashSizeInBytes];
            StunDigest.Integrity(_buffer[.._length], _length + 4 + digest.Length - StunMessage.HeaderLength, password, digest);
            Add(StunAttribute.MessageIntegrity, digest);
        }

        const int fingerprintLength = 8;
        var attributes = _length + fingerprintLength - StunMessage.HeaderLength;
        AddUInt32(StunAttribute.Fingerprint, StunDigest.Fingerprint(_buffer[.._length], attributes));
        BinaryPrimitives.WriteUInt16BigEndian(_buffer[2..], (ushort)attributes);
        return _length;
    }
}
