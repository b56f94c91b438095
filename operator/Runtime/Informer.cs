using k8s;
using k8s.Models;
using SfuPlatform.Crds.Store;

namespace SfuPlatform.Operator.Runtime;

/// <summary>The operator's copy of all resources of one kind, and who is told of changes.</summary>
internal sealed class Informer<T>(IResourceStore<T> store, InformerOptions options, TimeProvider time, ILogger<Informer<T>> logger) : IInformer
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>The copy.</summary>
    public ResourceCache<T> Cache { get; } = new(
        store, new ResourceCacheOptions { Namespace = options.Namespace, ResyncPeriod = options.ResyncPeriod }, time, logger);

    /// <inheritdoc/>
    public Task Synced => Cache.Synced;

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellationToken) => Cache.RunAsync(cancellationToken);

    /// <summary>Puts the names that a change concerns into a queue, now for all there is and then for every change.</summary>
    public IDisposable Feed(WorkQueue queue, Func<ResourceChange<T>, IEnumerable<ResourceKey>> concerned) => Cache.Subscribe(change =>
    {
        foreach (var key in concerned(change))
        {
            queue.Add(key);
        }
    });
}
