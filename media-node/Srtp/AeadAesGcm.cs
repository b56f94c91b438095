using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SfuPlatform.MediaNode.Srtp;

/// <summary>AEAD_AES_128_GCM and AEAD_AES_256_GCM (RFC 7714).</summary>
internal sealed class AeadAesGcm : ISrtpCipher
{
    private const int NonceLength = 12;
    private const int RtcpHeaderLength = 8;
    private const uint EncryptedBit = 0x8000_0000;

    private readonly AesGcm _aes;
    private readonly ulong _saltStart;
    private readonly uint _saltEnd;

    /// <summary>With session key and salt.</summary>
    public AeadAesGcm(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
    {
        _aes = new AesGcm(key, TagLength);
        _saltStart = MemoryMarshal.Read<ulong>(salt);
        _saltEnd = MemoryMarshal.Read<uint>(salt[sizeof(ulong)..]);
    }

    /// <inheritdoc/>
    public int TagLength => 16;

    /// <inheritdoc/>
    public int RtcpIndexOffset(int packetLength) => packetLength - sizeof(uint);

    /// <inheritdoc/>
    public void ProtectRtp(Span<byte> packet, int headerLength, ReadOnlySpan<byte> payload, long index)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        RtpNonce(nonce, packet, index);
        var header = packet[..headerLength];
        _aes.Encrypt(nonce, payload, packet.Slice(headerLength, payload.Length), packet.Slice(headerLength + payload.Length, TagLength), header);
    }

    /// <inheritdoc/>
    public bool UnprotectRtp(Span<byte> packet, int headerLength, long index)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        RtpNonce(nonce, packet, index);
        return Decrypt(nonce, packet[headerLength..^TagLength], packet[^TagLength..], packet[..headerLength]);
    }

    /// <inheritdoc/>
    public void ProtectRtcp(Span<byte> packet, int length, uint index)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        Span<byte> associated = stackalloc byte[RtcpHeaderLength + sizeof(uint)];
        RtcpNonce(nonce, packet, index);
        Associate(associated, packet, index | EncryptedBit);

        var body = packet[RtcpHeaderLength..length];
        _aes.Encrypt(nonce, body, body, packet.Slice(length, TagLength), associated);
        BinaryPrimitives.WriteUInt32BigEndian(packet[(length + TagLength)..], index | EncryptedBit);
    }

    /// <inheritdoc/>
    public bool UnprotectRtcp(Span<byte> packet)
    {
        var protectedPart = packet[..RtcpIndexOffset(packet.Length)];
        var word = BinaryPrimitives.ReadUInt32BigEndian(packet[protectedPart.Length..]);
        Span<byte> nonce = stackalloc byte[NonceLength];
        Span<byte> associated = stackalloc byte[RtcpHeaderLength + sizeof(uint)];
        RtcpNonce(nonce, packet, word & ~EncryptedBit);
        Associate(associated, packet, word);
        return Decrypt(nonce, protectedPart[RtcpHeaderLength..^TagLength], protectedPart[^TagLength..], associated);
    }

    /// <inheritdoc/>
    public void Dispose() => _aes.Dispose();

    // The library has no way to say "wrong" but to throw. What is replayed has been dropped before this.
    private bool Decrypt(ReadOnlySpan<byte> nonce, Span<byte> text, ReadOnlySpan<byte> tag, ReadOnlySpan<byte> associated)
    {
        try
        {
            _aes.Decrypt(nonce, text, tag, text, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    // Section 8.1: two zero bytes, SSRC, rollover count, sequence number.
    private void RtpNonce(Span<byte> nonce, ReadOnlySpan<byte> packet, long index)
    {
        BinaryPrimitives.WriteUInt64BigEndian(nonce[4..], (ulong)index);
        BinaryPrimitives.WriteUInt16BigEndian(nonce, 0);
        packet.Slice(8, 4).CopyTo(nonce[2..]);
        AddSalt(nonce);
    }

    // Section 9.1: two zero bytes, SSRC, two zero bytes, index.
    private void RtcpNonce(Span<byte> nonce, ReadOnlySpan<byte> packet, uint index)
    {
        BinaryPrimitives.WriteUInt64BigEndian(nonce[4..], index);
        BinaryPrimitives.WriteUInt16BigEndian(nonce, 0);
        packet.Slice(4, 4).CopyTo(nonce[2..]);
        AddSalt(nonce);
    }

    private void AddSalt(Span<byte> nonce)
    {
        MemoryMarshal.Write(nonce, MemoryMarshal.Read<ulong>(nonce) ^ _saltStart);
        MemoryMarshal.Write(nonce[sizeof(ulong)..], MemoryMarshal.Read<uint>(nonce[sizeof(ulong)..]) ^ _saltEnd);
    }

    private static void Associate(Span<byte> associated, ReadOnlySpan<byte> packet, uint word)
    {
        packet[..RtcpHeaderLength].CopyTo(associated);
        BinaryPrimitives.WriteUInt32BigEndian(associated[RtcpHeaderLength..], word);
    }
}
