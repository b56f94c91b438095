using k8s;
using k8s.Models;

namespace SfuPlatform.Operator.Runtime;

/// <summary>How a reconciliation ended.</summary>
/// <param name="Entity">The resource as it was left.</param>
/// <param name="RequeueAfter">When to look at it again though nothing changes; null: not before a change or resync.</param>
/// <param name="ErrorMessage">What went wrong; null: nothing.</param>
internal sealed record ReconciliationResult<T>(T Entity, TimeSpan? RequeueAfter, string? ErrorMessage)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    public bool IsSuccess => ErrorMessage is null;

    public static ReconciliationResult<T> Success(T entity, TimeSpan? requeueAfter = null) => new(entity, requeueAfter, null);

    /// <summary>It did not work; without a time, it is tried again after a growing pause.</summary>
    public static ReconciliationResult<T> Failure(T entity, string message, TimeSpan? requeueAfter = null) =>
        new(entity, requeueAfter, message);
}
