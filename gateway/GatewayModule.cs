using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SfuPlatform.Crds.Access;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Gateway.Access;
using SfuPlatform.Gateway.Api;
using SfuPlatform.Gateway.Api.Docs;
using SfuPlatform.Gateway.Directory;
using SfuPlatform.Gateway.Pages;
using SfuPlatform.Gateway.Proxy;

namespace SfuPlatform.Gateway;

/// <summary>The gateway as a module of a host: REST API, pages, and the way to signalling. The host registers the stores.</summary>
public static class GatewayModule
{
    // A LiveKit client's first offer rides in the address: 10 kB packed, and more with every codec that browsers add.
    private const int MaxRequestLine = 256 * 1024;

    /// <summary>The API key of the published examples, which only a host that listens on loopback alone may have.</summary>
    public const string DefaultApiKey = ApiOptions.DefaultKey;

    private const string ReadyTag = "ready";

    /// <summary>Adds the gateway.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's settings.</param>
    /// <param name="loopbackOnly">Whether nobody but this machine can reach the host; only then may the API key be the published one.</param>
    /// <exception cref="GatewaySettingsException">A setting is bad.</exception>
    public static IServiceCollection AddGateway(this IServiceCollection services, IConfiguration configuration, bool loopbackOnly = false)
    {
        var options = GatewayOptions.Read(configuration, loopbackOnly);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddAccess(options).AddDirectory(options).AddPagesAndProxy(options).AddApiDocument().AddTelemetry(configuration);
        services.AddCors(cors => cors.AddDefaultPolicy(policy =>
            (options.Api.AllowedOrigins.Count == 0 ? policy.AllowAnyOrigin() : policy.WithOrigins([.. options.Api.AllowedOrigins]))
                .WithMethods(HttpMethods.Get, HttpMethods.Post, HttpMethods.Delete).AllowAnyHeader().WithExposedHeaders("Retry-After")));

        // Bodies are compared by callers, who know them as JavaScript writes them: & and ' stay themselves.
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = MaxRequestLine;
        });
        return services;
    }

    /// <summary>Maps everything that the gateway serves.</summary>
    public static WebApplication MapGateway(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<GatewayOptions>();
        if (options.TrustedProxies.Count > 0)
        {
            app.UseForwardedHeaders(ProxyTrust.Options(options.TrustedProxies));
        }

        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(ApiRoutes.Root, StringComparison.OrdinalIgnoreCase),
            api => api.UseCors().UseMiddleware<ApiFallback>());
        app.UseApiDocument();
        app.UseRouting();
        app.UseWebSockets();
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains(ReadyTag) });
        app.MapPrometheusScrapingEndpoint("/metrics");
        app.MapApi();
        app.MapSignaling();
        app.MapPages();
        return app;
    }

    private static IServiceCollection AddAccess(this IServiceCollection services, GatewayOptions options) => services
        .AddSingleton(options.Api)
        .AddSingleton(options.Api.Allowed)
        .AddSingleton(options.Api.RateLimit)
        .AddSingleton(options.AccessTokens)
        .AddSingleton(new PublicOrigin(options.PublicUrl))
        .AddSingleton<ApiKeys>()
        .AddSingleton<RateLimits>()
        .AddSingleton<JoinTokens>()
        .AddSingleton(provider => new RoomTokens(
            new AccessTokens([.. options.AccessTokens.Keys], provider.GetRequiredService<TimeProvider>()), options.AccessTokens));

    private static IServiceCollection AddDirectory(this IServiceCollection services, GatewayOptions options)
    {
        services
            .AddSingleton(options.Rooms)
            .AddSingleton(new ResourceScope(options.Namespace))
            .AddSingleton<RoomDirectory>()
            .AddSingleton<RoomPasswords>()
            .AddSingleton<RoomCreation>()
            .AddSingleton<RoomChanges>()
            .AddSingleton<PeerCollector>()
            .AddSingleton(provider => CacheOf(provider.GetRequiredService<IResourceStore<MeetingRoom>>(), provider, options))
            .AddSingleton(provider => CacheOf(provider.GetRequiredService<IResourceStore<MediaNode>>(), provider, options))
            .AddHostedService<DirectoryReflector>();
        services.AddSingleton<NodeClient>();
        services.AddHealthChecks().AddCheck<DirectoryHealth>("directory", tags: [ReadyTag]);
        return services;
    }

    private static IServiceCollection AddPagesAndProxy(this IServiceCollection services, GatewayOptions options)
    {
        services.AddHttpForwarder();
        return services
            .AddSingleton(options.Pages)
            .AddSingleton<PageHeaders>()
            .AddSingleton<WebAssets>()
            .AddSingleton<Capacity>()
            .AddSingleton<Admission>()
            .AddSingleton<Moderation>()
            .AddSingleton<Callers>()
            .AddSingleton<NodeRoute>()
            .AddSingleton<NodeConnection>()
            .AddSingleton<SignalingProxy>();
    }

    private static ResourceCache<T> CacheOf<T>(IResourceStore<T> store, IServiceProvider provider, GatewayOptions options)
        where T : class, k8s.IKubernetesObject<k8s.Models.V1ObjectMeta> => new(
            store,
            new ResourceCacheOptions { Namespace = options.Namespace },
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("SfuPlatform.Gateway.Directory"));
}
