using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace SfuPlatform.MediaNode.Transport;

/// <summary>
/// Where a datagram came from or goes to: IP address and port, and for ICE-TCP (RFC 6544) the connection. IPv4 is held
/// as IPv4-mapped IPv6, so that equal addresses are equal values whatever socket they came by.
/// </summary>
/// <param name="High">The first 8 bytes of the IPv6 address, big endian.</param>
/// <param name="Low">The last 8 bytes of the IPv6 address, big endian.</param>
/// <param name="Port">The port.</param>
/// <param name="Stream">0 for UDP; else the number of the TCP connection, unique in this process.</param>
internal readonly record struct TransportAddress(ulong High, ulong Low, ushort Port, int Stream)
{
    private const ulong MappedPrefix = 0x0000_FFFF_0000_0000;

    /// <summary>Whether it is a TCP connection.</summary>
    public bool IsTcp => Stream != 0;

    /// <summary>Whether the address is IPv4.</summary>
    public bool IsIPv4 => High == 0 && (Low & 0xFFFF_FFFF_0000_0000) == MappedPrefix;

    /// <summary>The IPv4 address in host byte order; only where <see cref="IsIPv4"/>.</summary>
    public uint IPv4 => (uint)Low;

    /// <summary>An IPv4 address and port.</summary>
    public static TransportAddress FromIPv4(uint hostOrderAddress, ushort port, int stream = 0) =>
        new(0, MappedPrefix | hostOrderAddress, port, stream);

    /// <summary>The address and port of an endpoint.</summary>
    public static TransportAddress From(IPEndPoint endPoint, int stream = 0)
    {
        Span<byte> bytes = stackalloc byte[16];
        endPoint.Address.MapToIPv6().TryWriteBytes(bytes, out _);
        return new(
            BinaryPrimitives.ReadUInt64BigEndian(bytes),
            BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
            (ushort)endPoint.Port,
            stream);
    }

    /// <summary>The same as an endpoint; allocates, for logs and the portable sockets.</summary>
    public IPEndPoint ToEndPoint()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
        var address = new IPAddress(bytes);
        return new(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, Port);
    }

    /// <summary>The address family of the address proper.</summary>
    public AddressFamily Family => IsIPv4 ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6;

    /// <inheritdoc/>
    public override string ToString() => IsTcp ? $"tcp/{ToEndPoint()}" : $"udp/{ToEndPoint()}";
}
