using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry.Metrics;
using SfuPlatform.Crds.Access;
using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.MediaNode.Node;
using SfuPlatform.MediaNode.Rooms;
using SfuPlatform.MediaNode.Signaling;
using SfuPlatform.MediaNode.Signaling.LiveKit;
using SfuPlatform.MediaNode.Signaling.Participants;
using SfuPlatform.MediaNode.Signaling.Whip;

namespace SfuPlatform.MediaNode;

/// <summary>The media node as a module of a host: the only place that sees every folder. The host registers the stores.</summary>
public static class MediaNodeModule
{
    // A LiveKit client's first offer rides in the address: 10 kB packed, and more with every codec that browsers add.
    private const int MaxRequestLine = 256 * 1024;

    /// <summary>Adds the node: its ports are bound when the host starts.</summary>
    /// <exception cref="MediaNodeSettingsException">A setting is bad.</exception>
    public static IServiceCollection AddMediaNode(this IServiceCollection services, IConfiguration configuration)
    {
        var options = MediaNodeOptions.Read(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = MaxRequestLine;
        });
        return services.AddSingleton(options).AddMedia().AddSignaling(options).AddNode(options).AddTelemetry();
    }

    /// <summary>Maps everything that the node serves over HTTP.</summary>
    public static WebApplication MapMediaNode(this WebApplication app)
    {
        _ = app.Services.GetRequiredService<NodeMetrics>(); // Nobody asks for it: it offers what it knows.
        app.UseWebSockets();
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains(NodeHealth.ReadyTag) });
        app.MapPrometheusScrapingEndpoint();
        app.Services.GetRequiredService<RtcEndpoint>().Map(app);
        app.Services.GetRequiredService<ParticipantsEndpoint>().Map(app);
        app.MapWhip();
        return app;
    }

    private static IServiceCollection AddMedia(this IServiceCollection services) => services
        .AddSingleton<MediaTransport>()
        .AddHostedService(provider => provider.GetRequiredService<MediaTransport>())
        .AddSingleton(provider => provider.GetRequiredService<MediaTransport>().Connections)
        .AddSingleton(provider => provider.GetRequiredService<MediaTransport>().Counters)
        .AddSingleton<RoomRegistry>();

    private static IServiceCollection AddSignaling(this IServiceCollection services, MediaNodeOptions options) => services
        .AddSingleton(provider => new AccessTokens([.. options.AccessTokenKeys], provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new SignalingSettings
        {
            NodeName = options.Media.NodeName,
            Region = options.Media.Region ?? "",
            Version = provider.GetRequiredService<NodeIdentity>().Version,
            IceServers = [.. options.Signaling.IceServers.Select(server => new IceServer([.. server.Urls], server.Username, server.Credential))],
        })
        .AddSingleton<RtcEndpoint>()
        .AddSingleton<ParticipantsEndpoint>()
        .AddWhip();

    private static IServiceCollection AddNode(this IServiceCollection services, MediaNodeOptions options)
    {
        services.AddHealthChecks().AddCheck<NodeHealth>("node", tags: [NodeHealth.ReadyTag]);
        return services
            .AddSingleton(provider => Identity(options, provider.GetRequiredService<MediaTransport>()))
            .AddSingleton(new DrainSettings(options.Media.DrainPatience))
            .AddSingleton(provider => RoomsHere(options, provider))
            .AddSingleton<NodeState>()
            .AddSingleton<NodeLoad>()
            .AddSingleton<SignalingAddress>()
            .AddSingleton<RoomStatusWriter>()
            .AddSingleton<NodeRegistration>()
            .AddHostedService(provider => provider.GetRequiredService<NodeRegistration>())
            .AddHostedService<AssignedRooms>()
            .AddHostedService<NodeDrain>();
    }

    private static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.AddMetrics().AddSingleton<NodeMetrics>();
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(NodeMetrics.MeterName)
            .AddAspNetCoreInstrumentation()
            .AddRuntimeInstrumentation()
            .AddPrometheusExporter());
        return services;
    }

    private static NodeIdentity Identity(MediaNodeOptions options, MediaTransport transport) => new()
    {
        Namespace = options.Namespace,
        Name = options.Media.NodeName,
        Addresses = transport.Addresses,
        UdpPort = transport.UdpPort,
        TcpPort = transport.TcpPort,
        Region = options.Media.Region,
        MaxRooms = options.Media.MaxRooms,
        MaxParticipants = options.Media.MaxParticipants,
        Labels = options.Media.Labels,
        Pod = string.IsNullOrEmpty(options.Media.PodName) ? null : new(options.Media.PodName, options.Media.PodUid!),
        SignalingUrl = string.IsNullOrEmpty(options.Signaling.Url) ? null : new Uri(options.Signaling.Url),
    };

    // A cache of its own: the gateway's, in the same process, holds all rooms.
    private static ResourceCache<MeetingRoom> RoomsHere(MediaNodeOptions options, IServiceProvider provider) => new(
        provider.GetRequiredService<IResourceStore<MeetingRoom>>(),
        new ResourceCacheOptions { Namespace = options.Namespace, LabelSelector = NodeLabelValue.SelectorOf(options.Media.NodeName) },
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILoggerFactory>().CreateLogger("SfuPlatform.MediaNode.Node"));
}
