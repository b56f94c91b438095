using k8s;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Operator.Nodes;
using SfuPlatform.Operator.Placement;
using SfuPlatform.Operator.Placement.Filters;
using SfuPlatform.Operator.Placement.Scores;
using SfuPlatform.Operator.Rooms;
using SfuPlatform.Operator.Runtime;

namespace SfuPlatform.Operator;

/// <summary>Puts the operator together. The host registers the stores.</summary>
public static class OperatorModule
{
    /// <summary>Adds the operator's controllers, which run with the host.</summary>
    public static IServiceCollection AddOperator(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OperatorOptions>().Bind(configuration).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OperatorOptions>, OperatorOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSettings().AddRuntime().AddPlacement().AddNodes().AddRooms();
    }

    private static IServiceCollection AddSettings(this IServiceCollection services) => services
        .AddSingleton(provider =>
        {
            var program = Options(provider).Operator;
            return new InformerOptions(string.IsNullOrEmpty(program.Namespace) ? null : program.Namespace, program.ResyncPeriod);
        })
        .AddSingleton(provider =>
        {
            var (url, rooms) = (Options(provider).PublicUrl, Options(provider).Rooms);
            return new RoomSettings(url, rooms.EmptyTimeout, rooms.EndedRetention, rooms.CloseTimeout);
        })
        .AddSingleton(provider =>
        {
            var nodes = Options(provider).Nodes;
            return new NodeSettings(nodes.HeartbeatTimeout, nodes.LossTimeout, nodes.Retention);
        });

    private static IServiceCollection AddRuntime(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<RuntimeMetrics>();
        services.AddSingleton<EventRecorder>();
        services.AddSingleton(Leadership);
        services.AddSingleton<ControllerHost>();
        return services.AddHostedService(provider => provider.GetRequiredService<ControllerHost>());
    }

    private static IServiceCollection AddPlacement(this IServiceCollection services) => services
        .AddSingleton<IPlacementFilter, NodeIsReady>()
        .AddSingleton<IPlacementFilter, NodeTakesRooms>()
        .AddSingleton<IPlacementFilter, NodeHasAddress>()
        .AddSingleton<IPlacementFilter, RegionMatches>()
        .AddSingleton<IPlacementFilter, SelectorMatches>()
        .AddSingleton<IPlacementFilter, RoomCapacity>()
        .AddSingleton<IPlacementFilter, ParticipantCapacity>()
        .AddSingleton<IPlacementScore>(provider =>
            Options(provider).Placement.Strategy == PlacementStrategy.Packed ? new MostLoaded() : new LeastLoaded())
        .AddSingleton(provider => new PlacementPolicy(
            [.. provider.GetServices<IPlacementFilter>()], [.. provider.GetServices<IPlacementScore>()]));

    private static IServiceCollection AddNodes(this IServiceCollection services) => services
        .AddInformer<MediaNode>()
        .AddController<MediaNode, NodeHealthController>()
        .AddController<MediaNode, NodeLossController>();

    private static IServiceCollection AddRooms(this IServiceCollection services) => services
        .AddInformer<MeetingRoom>()
        .AddSingleton<RoomPlacements>()
        .AddController<MeetingRoom, RoomPlacementController>(RoomsOfChangedNodes)
        .AddController<MeetingRoom, RoomExpiryController>(RoomsOfChangedNodes)
        .AddSingleton<RoomFinalizer>()
        .AddSingleton(provider => new FinalizingController<MeetingRoom>(
            provider.GetRequiredService<RoomFinalizer>(),
            MeetingRoomKeys.RoomFinalizer,
            provider.GetRequiredService<IResourceStore<MeetingRoom>>()))
        .AddController<MeetingRoom, FinalizingController<MeetingRoom>>(RoomsOfChangedNodes);

    private static IServiceCollection AddInformer<T>(this IServiceCollection services)
        where T : class, IKubernetesObject<V1ObjectMeta> => services
        .AddSingleton<Informer<T>>()
        .AddSingleton<IInformer>(provider => provider.GetRequiredService<Informer<T>>());

    private static IServiceCollection AddController<T, TController>(
        this IServiceCollection services, Func<IServiceProvider, IReadOnlyList<IKeySource>>? sources = null)
        where T : class, IKubernetesObject<V1ObjectMeta>
        where TController : class, IEntityController<T>
    {
        services.TryAddSingleton<TController>();
        return services.AddSingleton<IControllerLoop>(provider => new Controller<T>(
            provider.GetRequiredService<TController>(),
            provider.GetRequiredService<Informer<T>>(),
            sources?.Invoke(provider) ?? [],
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<RuntimeMetrics>(),
            provider.GetRequiredService<ILogger<TController>>()));
    }

    private static IReadOnlyList<IKeySource> RoomsOfChangedNodes(IServiceProvider provider)
    {
        var rooms = provider.GetRequiredService<Informer<MeetingRoom>>().Cache;
        return [new KeySource<MediaNode>(
            provider.GetRequiredService<Informer<MediaNode>>(), change => ConcernedRooms.Of(change, rooms.List()).Select(room => ResourceKey.Of(room)))];
    }

    private static ILeadership Leadership(IServiceProvider provider)
    {
        var program = Options(provider).Operator;
        return program.LeaderElection
            ? ActivatorUtilities.CreateInstance<LeaderElection>(provider, new LeaseOptions(
                program.LeaseNamespace, "sfuplatform-operator", program.Identity, program.LeaseDuration, program.LeaseRenewPeriod))
            : new SoleLeadership();
    }

    private static OperatorOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<OperatorOptions>>().Value;
}
