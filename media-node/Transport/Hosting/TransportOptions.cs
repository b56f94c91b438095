using System.Net;
using SfuPlatform.MediaNode.Transport.Sockets;

namespace SfuPlatform.MediaNode.Transport.Hosting;

/// <summary>How a node's transport is opened.</summary>
internal sealed record TransportOptions
{
    /// <summary>Where UDP is bound; port 0: a free one. An unspecified IPv4 address means IPv6 as well.</summary>
    public IPEndPoint Udp { get; init; } = new(IPAddress.Any, 7882);

    /// <summary>Where TCP is bound; null: no TCP.</summary>
    public IPEndPoint? Tcp { get; init; } = new(IPAddress.Any, 7881);

    /// <summary>Workers; 0: one per core.</summary>
    public int Workers { get; init; }

    /// <summary>Which calls serve the sockets.</summary>
    public SocketKind Sockets { get; init; }

    /// <summary>Bytes of the kernel's buffers of each socket: some 20 ms at 1 Gbit/s. The system may allow less.</summary>
    public int BufferBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>What TCP clients may use.</summary>
    public TcpLimits TcpLimits { get; init; } = new();
}
