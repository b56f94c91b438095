using System.Net;

namespace SfuPlatform.Standalone;

/// <summary>Where the host listens, and whether anybody else than this machine can reach it there.</summary>
internal static class ListenAddresses
{
    /// <summary>Where the host listens unless told otherwise.</summary>
    public const string Default = "http://localhost:3010";

    /// <summary>The addresses that the configuration asks for.</summary>
    public static IReadOnlyList<string> Of(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>().ToArray();
        return endpoints.Length > 0
            ? endpoints
            : configuration["Urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [Default];
    }

    /// <summary>Whether all of them are loopback.</summary>
    public static bool AreLoopback(IReadOnlyList<string> addresses) => addresses.All(IsLoopback);

    private static bool IsLoopback(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
