using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Security.Cryptography;

namespace SfuPlatform.MediaNode.Srtp;

/// <summary>
/// AES in counter mode as SRTP uses it (RFC 3711 section 4.1.1). .NET has no counter mode: the counter blocks are
/// encrypted one by one in a single call, which makes the key stream. Keeps its buffers: one thread at a time.
/// </summary>
internal sealed class AesCounterMode : IDisposable
{
    private const int BlockLength = 16;
    private const int SaltLength = 14;
    private const int LongestText = 2048;

    private readonly ICryptoTransform _aes;
    private readonly byte[] _salt;
    private readonly byte[] _counters = new byte[LongestText];
    private readonly byte[] _stream = new byte[LongestText];

    /// <summary>With session key and salt.</summary>
    [SuppressMessage("Security", "CA5358", Justification = "ECB over distinct counter blocks is counter mode.")]
    public AesCounterMode(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
    {
        using var aes = Aes.Create();
        aes.Mode = CipherMode.ECB;
        aes.Padding = PaddingMode.None;
        aes.SetKey(key);
        _aes = aes.CreateEncryptor();
        _salt = salt[..SaltLength].ToArray();
    }

    /// <summary>Encrypts, or decrypts, which is the same.</summary>
    /// <param name="ssrc">The stream.</param>
    /// <param name="index">48 bits for RTP, 31 for RTCP.</param>
    /// <param name="source">At most 2048 bytes.</param>
    /// <param name="destination">As long; may be the source.</param>
    public void Transform(uint ssrc, long index, ReadOnlySpan<byte> source, Span<byte> destination)
    {
        var blocks = (source.Length + BlockLength - 1) / BlockLength;
        Span<byte> first = _counters.AsSpan(0, BlockLength);
        _salt.CopyTo(first);
        BinaryPrimitives.WriteUInt32BigEndian(first[4..], BinaryPrimitives.ReadUInt32BigEndian(first[4..]) ^ ssrc);
        var high = BinaryPrimitives.ReadUInt64BigEndian(first);
        var low = (BinaryPrimitives.ReadUInt64BigEndian(first[8..]) ^ ((ulong)index << 16)) & ~0xFFFFUL;
        for (var block = 0; block < blocks; block++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(_counters.AsSpan(block * BlockLength), high);
            BinaryPrimitives.WriteUInt64BigEndian(_counters.AsSpan(block * BlockLength + 8), low | (uint)block);
        }

        if (blocks > 0)
        {
            _aes.TransformBlock(_counters, 0, blocks * BlockLength, _stream, 0);
        }

        Combine(source, _stream, destination);
    }

    /// <inheritdoc/>
    public void Dispose() => _aes.Dispose();

    private static void Combine(ReadOnlySpan<byte> source, ReadOnlySpan<byte> stream, Span<byte> destination)
    {
        var i = 0;
        for (; i + Vector<byte>.Count <= source.Length; i += Vector<byte>.Count)
        {
            (new Vector<byte>(source[i..]) ^ new Vector<byte>(stream[i..])).CopyTo(destination[i..]);
        }

        for (; i < source.Length; i++)
        {
            destination[i] = (byte)(source[i] ^ stream[i]);
        }
    }
}
