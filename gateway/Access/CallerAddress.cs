using System.Net;
using System.Net.Sockets;

namespace SfuPlatform.Gateway.Access;

/// <summary>The address by which a caller is counted.</summary>
internal static class CallerAddress
{
    private const int SubnetBytes = 8;

    /// <summary>An IPv4 address, or the /64 of an IPv6 address: whoever has one address of it has all of them.</summary>
    public static string Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            var bytes = address.GetAddressBytes();
            bytes.AsSpan(SubnetBytes).Clear();
            address = new IPAddress(bytes);
        }

        return address.ToString();
    }
}
