using k8s;
using k8s.Models;
using SfuPlatform.Crds.Store;

namespace SfuPlatform.Operator.Runtime;

/// <summary>Something whose changes concern resources of another kind.</summary>
internal interface IKeySource
{
    /// <summary>Begins to put the names concerned into a queue.</summary>
    IDisposable Feed(WorkQueue queue);
}

/// <summary>Resources of another kind whose changes concern those of a controller.</summary>
internal sealed class KeySource<T>(Informer<T> informer, Func<ResourceChange<T>, IEnumerable<ResourceKey>> concerned) : IKeySource
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <inheritdoc/>
    public IDisposable Feed(WorkQueue queue) => informer.Feed(queue, concerned);
}
