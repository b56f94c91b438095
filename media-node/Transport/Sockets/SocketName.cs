using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace SfuPlatform.MediaNode.Transport.Sockets;

/// <summary>
/// Addresses as the socket calls hold them. Behind the family, which differs by system, all have the same layout:
/// <code>
/// IPv4  | family 2 | port 2 | address 4  | zero 8 |
/// IPv6  | family 2 | port 2 | flow 4     | address 16 | scope 4 |
/// </code>
/// </summary>
internal static class SocketName
{
    /// <summary>Bytes of a name of a socket of this family.</summary>
    public static int LengthOf(AddressFamily socketFamily) => socketFamily == AddressFamily.InterNetwork ? 16 : 28;

    /// <summary>Writes all but the family. IPv4 goes to a dual-stack socket as IPv4-mapped IPv6.</summary>
    public static void Write(Span<byte> name, AddressFamily socketFamily, in TransportAddress address)
    {
        BinaryPrimitives.WriteUInt16BigEndian(name[2..], address.Port);
        if (socketFamily == AddressFamily.InterNetwork)
        {
            BinaryPrimitives.WriteUInt32BigEndian(name[4..], address.IPv4);
            return;
        }

        MemoryMarshal.Write(name[4..], 0);
        BinaryPrimitives.WriteUInt64BigEndian(name[8..], address.High);
        BinaryPrimitives.WriteUInt64BigEndian(name[16..], address.Low);
        MemoryMarshal.Write(name[24..], 0);
    }

    /// <summary>Reads a name of a socket of this family.</summary>
    public static TransportAddress Read(ReadOnlySpan<byte> name, AddressFamily socketFamily)
    {
        var port = BinaryPrimitives.ReadUInt16BigEndian(name[2..]);
        return socketFamily == AddressFamily.InterNetwork
            ? TransportAddress.FromIPv4(BinaryPrimitives.ReadUInt32BigEndian(name[4..]), port)
            : new(BinaryPrimitives.ReadUInt64BigEndian(name[8..]), BinaryPrimitives.ReadUInt64BigEndian(name[16..]), port, 0);
    }
}
