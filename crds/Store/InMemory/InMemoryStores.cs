using k8s;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Crds.Store.InMemory;

/// <summary>Registers the in-memory stores, for hosts and tests that run without Kubernetes.</summary>
public static class InMemoryStores
{
    private const int MaxEvents = 1000;

    /// <summary>Adds one in-memory store per kind that the programs use, all counting versions together.</summary>
    public static IServiceCollection AddInMemoryStores(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ResourceVersions>();
        return services
            .AddStore<MeetingRoom>()
            .AddStore<MediaNode>()
            .AddStore<V1Secret>()
            .AddStore<V1Lease>()
            .AddStore<Corev1Event>(MaxEvents)
            .AddStore<V1Pod>();
    }

    private static IServiceCollection AddStore<T>(this IServiceCollection services, int capacity = int.MaxValue)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        services.AddSingleton<IResourceStore<T>>(provider =>
            new InMemoryResourceStore<T>(
                provider.GetRequiredService<ResourceVersions>(), provider.GetRequiredService<TimeProvider>(), capacity: capacity));
}
