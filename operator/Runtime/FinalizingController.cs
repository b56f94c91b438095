using k8s;
using k8s.Models;
using SfuPlatform.Crds.Store;

namespace SfuPlatform.Operator.Runtime;

/// <summary>
/// Makes sure that a resource with a finalizer goes only after that finalizer's work is done, and then does go. Who needs
/// the work done sets the finalizer; see <see cref="IEntityFinalizer{T}"/>.
/// </summary>
internal sealed class FinalizingController<T>(IEntityFinalizer<T> finalizer, string identifier, IResourceStore<T> store)
    : IEntityController<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <inheritdoc/>
    public async Task<ReconciliationResult<T>> ReconcileAsync(T entity, CancellationToken cancellationToken)
    {
        if (entity.Metadata.DeletionTimestamp is null || entity.Metadata.Finalizers?.Contains(identifier) != true)
        {
            return ReconciliationResult<T>.Success(entity);
        }

        var result = await finalizer.FinalizeAsync(entity, cancellationToken);
        if (!result.IsSuccess || result.RequeueAfter is not null)
        {
            return result;
        }

        var done = result.Entity;
        done.Metadata.Finalizers.Remove(identifier);
        return ReconciliationResult<T>.Success(await store.UpdateAsync(done, cancellationToken));
    }

    /// <inheritdoc/>
    public Task<ReconciliationResult<T>> DeletedAsync(T entity, CancellationToken cancellationToken) =>
        Task.FromResult(ReconciliationResult<T>.Success(entity));
}
