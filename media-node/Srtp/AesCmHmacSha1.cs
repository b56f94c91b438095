using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace SfuPlatform.MediaNode.Srtp;

/// <summary>AES in counter mode with HMAC-SHA1 cut to 80 bits (RFC 3711 section 4): what every client has.</summary>
[SuppressMessage("Security", "CA5350", Justification = "The profile prescribes HMAC-SHA1.")]
internal sealed class AesCmHmacSha1 : ISrtpCipher
{
    /// <summary>Bytes of the authentication key.</summary>
    public const int AuthenticationKeyLength = 20;

    private const int RtcpHeaderLength = 8;
    private const uint EncryptedBit = 0x8000_0000;

    private readonly AesCounterMode _aes;
    private readonly IncrementalHash _hmac;

    /// <summary>With the session keys and salt.</summary>
    public AesCmHmacSha1(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> authenticationKey)
    {
        _aes = new AesCounterMode(key, salt);
        _hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, authenticationKey);
    }

    /// <inheritdoc/>
    public int TagLength => 10;

    /// <inheritdoc/>
    public int RtcpIndexOffset(int packetLength) => packetLength - TagLength - sizeof(uint);

    /// <inheritdoc/>
    public void ProtectRtp(Span<byte> packet, int headerLength, ReadOnlySpan<byte> payload, long index)
    {
        var length = headerLength + payload.Length;
        _aes.Transform(RtpSsrc(packet), index, payload, packet.Slice(headerLength, payload.Length));

        Span<byte> tag = stackalloc byte[HMACSHA1.HashSizeInBytes];
        RtpTag(packet[..length], index, tag);
        tag[..TagLength].CopyTo(packet[length..]);
    }

    /// <inheritdoc/>
    public bool UnprotectRtp(Span<byte> packet, int headerLength, long index)
    {
        Span<byte> tag = stackalloc byte[HMACSHA1.HashSizeInBytes];
        RtpTag(packet[..^TagLength], index, tag);
        if (!CryptographicOperations.FixedTimeEquals(tag[..TagLength], packet[^TagLength..]))
        {
            return false;
        }

        var payload = packet[headerLength..^TagLength];
        _aes.Transform(RtpSsrc(packet), index, payload, payload);
        return true;
    }

    /// <inheritdoc/>
    public void ProtectRtcp(Span<byte> packet, int length, uint index)
    {
        var body = packet[RtcpHeaderLength..length];
        _aes.Transform(RtcpSsrc(packet), index, body, body);
        BinaryPrimitives.WriteUInt32BigEndian(packet[length..], index | EncryptedBit);

        Span<byte> tag = stackalloc byte[HMACSHA1.HashSizeInBytes];
        Tag(packet[..(length + sizeof(uint))], tag);
        tag[..TagLength].CopyTo(packet[(length + sizeof(uint))..]);
    }

    /// <inheritdoc/>
    public bool UnprotectRtcp(Span<byte> packet)
    {
        Span<byte> tag = stackalloc byte[HMACSHA1.HashSizeInBytes];
        Tag(packet[..^TagLength], tag);
        if (!CryptographicOperations.FixedTimeEquals(tag[..TagLength], packet[^TagLength..]))
        {
            return false;
        }

        var indexOffset = RtcpIndexOffset(packet.Length);
        var index = BinaryPrimitives.ReadUInt32BigEndian(packet[indexOffset..]) & ~EncryptedBit;
        var body = packet[RtcpHeaderLength..indexOffset];
        _aes.Transform(RtcpSsrc(packet), index, body, body);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _aes.Dispose();
        _hmac.Dispose();
    }

    private static uint RtpSsrc(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt32BigEndian(packet[8..]);

    private static uint RtcpSsrc(ReadOnlySpan<byte> packet) => BinaryPrimitives.ReadUInt32BigEndian(packet[4..]);

    // The tag covers the rollover count too, which is not sent (section 4.2).
    private void RtpTag(ReadOnlySpan<byte> packet, long index, Span<byte> tag)
    {
        Span<byte> rollover = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(rollover, (uint)(index >> 16));
        _hmac.AppendData(packet);
        Tag(rollover, tag);
    }

    private void Tag(ReadOnlySpan<byte> end, Span<byte> tag)
    {
        _hmac.AppendData(end);
        _hmac.GetHashAndReset(tag);
    }
}
