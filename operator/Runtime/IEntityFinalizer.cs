using k8s;
using k8s.Models;

namespace SfuPlatform.Operator.Runtime;

/// <summary>What must be done before a resource may go.</summary>
internal interface IEntityFinalizer<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>
    /// Works towards the end of a resource being deleted. A success without a time to come back lets the resource go.
    /// </summary>
    Task<ReconciliationResult<T>> FinalizeAsync(T entity, CancellationToken cancellationToken);
}
