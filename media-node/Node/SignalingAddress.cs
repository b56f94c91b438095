using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SfuPlatform.MediaNode.Node;

/// <summary>Where the gateway reaches this node's signalling: as set, else where the host listens.</summary>
internal sealed class SignalingAddress(NodeIdentity identity, IServer server)
{
    /// <summary>The URL; null while the host does not listen.</summary>
    public Uri? Find()
    {
        if (identity.SignalingUrl is { } set)
        {
            return set;
        }

        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return bound.Select(address => Of(address, identity.Addresses[0])).FirstOrDefault(url => url is not null);
    }

    /// <summary>A bound address as others reach it: one that stands for all addresses is the node's own.</summary>
    public static Uri? Of(string bound, string own)
    {
        var host = own.Contains(':', StringComparison.Ordinal) ? $"[{own}]" : own;
        var concrete = bound.Replace("//*", "//" + host, StringComparison.Ordinal).Replace("//+", "//" + host, StringComparison.Ordinal);
        if (!Uri.TryCreate(concrete, UriKind.Absolute, out var url))
        {
            return null;
        }

        var everywhere = IPAddress.TryParse(url.Host.Trim('[', ']'), out var address)
            && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any));
        return everywhere ? new UriBuilder(url) { Host = host }.Uri : url;
    }
}
