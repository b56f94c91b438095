using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace SfuPlatform.Gateway.Access;

/// <summary>Believes <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> of the configured proxies, and of nobody else.</summary>
internal static class ProxyTrust
{
    /// <summary>What is wrong with the configured addresses, one sentence each.</summary>
    public static IEnumerable<string> Problems(IEnumerable<string> proxies) => proxies
        .Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _))
        .Select(proxy => $"TrustedProxies: '{proxy}' is neither an IP address nor a network such as 10.0.0.0/8");

    /// <summary>The settings of the middleware.</summary>
    public static ForwardedHeadersOptions Options(IEnumerable<string> proxies)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All, ForwardLimit = null };

        // The framework trusts loopback by itself; here only what is configured counts.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (IPNetwork.TryParse(proxy, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
        }

        return options;
    }
}
