using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace SfuPlatform.MediaNode.Node;

/// <summary>Which addresses are advertised for media: those of the setting, else this machine's own.</summary>
internal static class NodeAddress
{
    /// <summary>Reads the setting: IP addresses with commas between. False: one is none, or one that nobody can send to.</summary>
    public static bool TryParse(string setting, out IReadOnlyList<string> addresses)
    {
        var parsed = setting.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => IPAddress.TryParse(text, out var address) ? address : IPAddress.Any)
            .ToList();
        addresses = [.. parsed.Select(address => address.ToString())];
        return !parsed.Exists(IsUnspecified);
    }

    /// <summary>The best of a machine's own addresses, one of each family; loopback where there is no other.</summary>
    /// <param name="own">The machine's addresses in the system's order; those of interfaces with a way out first.</param>
    public static IReadOnlyList<string> Choose(IReadOnlyList<IPAddress> own)
    {
        var usable = own.Where(IsUsable).ToList();
        IPAddress?[] chosen =
        [
            usable.Find(address => address.AddressFamily == AddressFamily.InterNetwork),
            usable.Find(address => address.AddressFamily == AddressFamily.InterNetworkV6),
        ];
        var found = chosen.OfType<IPAddress>().Select(address => address.ToString()).ToList();
        return found.Count > 0 ? found : [IPAddress.Loopback.ToString()];
    }

    /// <summary>This machine's addresses; those of interfaces with a gateway first.</summary>
    public static IReadOnlyList<IPAddress> Own() =>
    [
        .. NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
            .Select(network => network.GetIPProperties())
            .OrderByDescending(properties => properties.GatewayAddresses.Count)
            .SelectMany(properties => properties.UnicastAddresses)
            .Select(unicast => unicast.Address),
    ];

    private static bool IsUsable(IPAddress address) =>
        !IPAddress.IsLoopback(address)
        && !IsUnspecified(address)
        && !address.IsIPv6LinkLocal
        && !address.IsIPv6Multicast
        && !(address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes() is [169, 254, ..]);

    private static bool IsUnspecified(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
