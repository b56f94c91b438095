using System.Buffers.Binary;

namespace SfuPlatform.MediaNode.Dtls;

/// <summary>What a datagram holds, by the record headers in clear (RFC 6347 section 4.1).</summary>
internal static class DtlsRecords
{
    private const int HeaderLength = 13;
    private const byte Alert = 21;
    private const byte Handshake = 22;

    /// <summary>Whether the first record is a handshake message.</summary>
    public static bool IsHandshake(ReadOnlySpan<byte> datagram) => IsOf(datagram, Handshake);

    /// <summary>Whether it is one encrypted alert of this length and nothing else.</summary>
    public static bool IsEncryptedAlert(ReadOnlySpan<byte> datagram, int length) =>
        datagram.Length == HeaderLength + length
        && IsOf(datagram, Alert)
        && BinaryPrimitives.ReadUInt16BigEndian(datagram[3..]) == 1
        && BinaryPrimitives.ReadUInt16BigEndian(datagram[11..]) == length;

    private static bool IsOf(ReadOnlySpan<byte> datagram, byte contentType) =>
        datagram.Length > HeaderLength && datagram[0] == contentType && datagram[1] == 0xFE;
}
