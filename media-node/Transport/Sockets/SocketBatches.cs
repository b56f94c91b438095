using System.Net;
using System.Net.Sockets;

namespace SfuPlatform.MediaNode.Transport.Sockets;

/// <summary>Which calls the sockets are served by.</summary>
internal enum SocketKind
{
    /// <summary>The best that this system has.</summary>
    Automatic,

    /// <summary>recvmmsg and sendmmsg, several workers on one port; 64-bit Linux only.</summary>
    Linux,

    /// <summary>A call per datagram, one worker; everywhere.</summary>
    Portable,
}

/// <summary>Opens the UDP sockets of a node's workers.</summary>
internal static class SocketBatches
{
    private const SocketOptionLevel SocketLevel = (SocketOptionLevel)1; // SOL_SOCKET on Linux
    private const SocketOptionName ReusePort = (SocketOptionName)15;    // SO_REUSEPORT on Linux

    /// <summary>Whether the Linux calls are there.</summary>
    public static bool HasLinuxCalls => OperatingSystem.IsLinux() && Environment.Is64BitProcess && BitConverter.IsLittleEndian;

    /// <summary>What <see cref="SocketKind.Automatic"/> means here.</summary>
    public static SocketKind Resolve(SocketKind kind) =>
        kind != SocketKind.Automatic ? kind : HasLinuxCalls ? SocketKind.Linux : SocketKind.Portable;

    /// <summary>
    /// Opens a socket per worker, all on one port (port 0: a free one). Without the Linux calls there is one worker,
    /// whatever was asked. An unspecified IPv4 address means IPv6 as well, where this system has it.
    /// </summary>
    public static IReadOnlyList<ISocketBatch> Open(SocketKind kind, IPEndPoint endPoint, int workers, int bufferBytes)
    {
        var linux = Resolve(kind) == SocketKind.Linux;
        if (linux && endPoint.Port != 0)
        {
            // A shared port would be shared with another node of the same user too, and each would get half the packets.
            OpenOne(endPoint, sharePort: false, bufferBytes).Dispose();
        }

        var batches = new List<ISocketBatch>();
        try
        {
            for (var i = 0; i < (linux ? workers : 1); i++)
            {
                var socket = OpenOne(endPoint, linux, bufferBytes);
                batches.Add(linux ? new LinuxSocketBatch(socket) : new PortableSocketBatch(socket));
                endPoint = new IPEndPoint(endPoint.Address, batches[0].LocalEndPoint.Port);
            }
        }
        catch
        {
            batches.ForEach(batch => batch.Dispose());
            throw;
        }

        return batches;
    }

    private static Socket OpenOne(IPEndPoint endPoint, bool sharePort, int bufferBytes)
    {
        var dual = endPoint.Address.Equals(IPAddress.Any) && Socket.OSSupportsIPv6;
        var socket = dual || endPoint.AddressFamily == AddressFamily.InterNetworkV6
            ? new Socket(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp) { DualMode = dual || endPoint.Address.Equals(IPAddress.IPv6Any) }
            : new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            if (sharePort)
            {
                socket.SetRawSocketOption((int)SocketLevel, (int)ReusePort, BitConverter.GetBytes(1));
            }

            if (OperatingSystem.IsWindows())
            {
                const int connectionReset = unchecked((int)0x9800000C); // SIO_UDP_CONNRESET: no error for a peer that is gone
                socket.IOControl(connectionReset, [0, 0, 0, 0], null);
            }

            socket.Blocking = false;
            socket.ReceiveBufferSize = bufferBytes;
            socket.SendBufferSize = bufferBytes;
            socket.Bind(dual ? new IPEndPoint(IPAddress.IPv6Any, endPoint.Port) : endPoint);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
