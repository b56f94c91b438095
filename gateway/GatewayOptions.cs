using SfuPlatform.Gateway.Access;
using SfuPlatform.Gateway.Directory;
using SfuPlatform.Gateway.Pages;

namespace SfuPlatform.Gateway;

/// <summary>All settings of the gateway, read once at start; a bad one stops it.</summary>
internal sealed class GatewayOptions
{
    /// <summary>The REST API.</summary>
    public ApiOptions Api { get; set; } = new();

    /// <summary>LiveKit access tokens.</summary>
    public AccessTokenOptions AccessTokens { get; set; } = new();

    /// <summary>Rooms.</summary>
    public RoomsOptions Rooms { get; set; } = new();

    /// <summary>The pages.</summary>
    public PagesOptions Pages { get; set; } = new();

    /// <summary>The origin of the URLs that we give out; default: as the request came.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Addresses and networks of proxies whose <c>X-Forwarded-…</c> headers count; default: none.</summary>
    public IList<string> TrustedProxies { get; set; } = [];

    /// <summary>The Kubernetes namespace of rooms and nodes (<c>Namespace</c>). Default: <c>default</c>.</summary>
    public string Namespace { get; set; } = "default";

    /// <summary>Reads and validates the settings.</summary>
    /// <param name="configuration">Where they are.</param>
    /// <param name="loopbackOnly">Whether nobody but this machine can reach the host; only then may the key be the published one.</param>
    /// <exception cref="GatewaySettingsException">It names every bad setting.</exception>
    public static GatewayOptions Read(IConfiguration configuration, bool loopbackOnly)
    {
        var options = new GatewayOptions();
        var problems = new List<string>();
        Bind(options.Api, nameof(Api));
        Bind(options.AccessTokens, nameof(AccessTokens));
        Bind(options.Rooms, nameof(Rooms));
        Bind(options.Pages, nameof(Pages));
        options.PublicUrl = configuration[nameof(PublicUrl)] is { Length: > 0 } url ? url : null;
        options.Namespace = configuration[nameof(Namespace)] ?? options.Namespace;
        options.TrustedProxies = configuration.GetSection(nameof(TrustedProxies)).Get<string[]>() ?? [];
        problems.AddRange(options.Problems(loopbackOnly));
        return problems.Count == 0 ? options : throw new GatewaySettingsException(problems);

        void Bind(object section, string name)
        {
            // Part by part: the binder stops at the first value that it cannot convert.
            foreach (var part in configuration.GetSection(name).GetChildren())
            {
                try
                {
                    PartOf(part).GetSection(name).Bind(section);
                }
                catch (InvalidOperationException e)
                {
                    problems.Add(e.Message.TrimEnd('.'));
                }
            }
        }
    }

    private static IConfiguration PartOf(IConfigurationSection part) =>
        new ConfigurationBuilder().AddInMemoryCollection(part.AsEnumerable()).Build();

    private IEnumerable<string> Problems(bool loopbackOnly)
    {
        string?[] own =
        [
            PublicUrl is not null && PublicOrigin.Problem(PublicUrl) is { } problem ? $"PublicUrl: '{PublicUrl}' {problem}" : null,
            string.IsNullOrWhiteSpace(Namespace) ? "Namespace is empty" : null,
        ];
        return
        [
            .. Api.Problems(loopbackOnly),
            .. AccessTokens.Problems(),
            .. Rooms.Problems(),
            .. Pages.Problems(),
            .. own.OfType<string>(),
            .. ProxyTrust.Problems(TrustedProxies),
        ];
    }
}
