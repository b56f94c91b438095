using k8s;
using k8s.Models;

namespace SfuPlatform.Operator.Runtime;

/// <summary>
/// Brings the world closer to what a resource asks, by how both are now and never by what happened. It is called for
/// every change, again after a failure, and at intervals; never twice at once for one resource. What it changes of the
/// resource given is nobody's but its own until it writes it to the store.
/// </summary>
internal interface IEntityController<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>The resource is there, though perhaps being deleted.</summary>
    Task<ReconciliationResult<T>> ReconcileAsync(T entity, CancellationToken cancellationToken);

    /// <summary>The resource is gone. Not called for what went while the operator was down.</summary>
    Task<ReconciliationResult<T>> DeletedAsync(T entity, CancellationToken cancellationToken);
}
