using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace SfuPlatform.MediaNode.Ice;

/// <summary>The digests of a message: each covers the header as if the message ended behind the digest's attribute.</summary>
internal static class StunDigest
{
    private const int LongestMessage = 2048;

    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <summary>MESSAGE-INTEGRITY with a short-term credential (RFC 8489 section 14.5).</summary>
    /// <param name="before">The message up to the attribute.</param>
    /// <param name="length">The length field as it is to be.</param>
    /// <param name="password">The key.</param>
    /// <param name="digest">Takes 20 bytes.</param>
    [SuppressMessage("Security", "CA5350", Justification = "ICE prescribes HMAC-SHA1.")]
    public static void Integrity(ReadOnlySpan<byte> before, int length, ReadOnlySpan<byte> password, Span<byte> digest)
    {
        if (before.Length > LongestMessage)
        {
            digest.Clear();
            return;
        }

        Span<byte> message = stackalloc byte[before.Length];
        before.CopyTo(message);
        BinaryPrimitives.WriteUInt16BigEndian(message[2..], (ushort)length);
        HMACSHA1.HashData(password, message, digest);
    }

    /// <summary>FINGERPRINT (RFC 8489 section 14.7).</summary>
    /// <param name="before">The message up to the attribute.</param>
    /// <param name="length">The length field as it is to be.</param>
    public static uint Fingerprint(ReadOnlySpan<byte> before, int length)
    {
        Span<byte> start = [before[0], before[1], (byte)(length >> 8), (byte)length];
        return ~Crc(Crc(uint.MaxValue, start), before[start.Length..]) ^ StunMessage.FingerprintMask;
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var next in bytes)
        {
            crc = CrcTable[(byte)(crc ^ next)] ^ (crc >> 8);
        }

        return crc;
    }

    // CRC-32 of ITU V.42, least significant bit first.
    private static uint[] MakeCrcTable()
    {
        const uint polynomial = 0xEDB88320;
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ polynomial : crc >> 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
