using k8s;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Crds.Store.Kubernetes;

/// <summary>Registers the stores on Kubernetes.</summary>
public static class KubernetesStores
{
    /// <summary>
    /// Adds one store per kind that the programs use, for the cluster that the program runs in, or else that of the
    /// kubeconfig (<c>KUBECONFIG</c>, <c>~/.kube/config</c>).
    /// </summary>
    public static IServiceCollection AddKubernetesStores(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(KubernetesStoreOptions.Default);
        services.TryAddSingleton(_ => KubernetesClientConfiguration.BuildDefaultConfig());
        services.TryAddSingleton(provider => new k8s.Kubernetes(provider.GetRequiredService<KubernetesClientConfiguration>()));
        services.AddSingleton<ApiServer>();
        return services
            .AddStore<MeetingRoom>()
            .AddStore<MediaNode>()
            .AddStore<V1Secret>()
            .AddStore<V1Lease>()
            .AddStore<Corev1Event>()
            .AddStore<V1Pod>()
            .AddStore<V1Node>();
    }

    private static IServiceCollection AddStore<T>(this IServiceCollection services)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        services.AddSingleton<IResourceStore<T>, KubernetesResourceStore<T>>();
}
