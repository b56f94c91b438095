using System.Collections.Concurrent;
using k8s;
using k8s.Models;
using SfuPlatform.Crds.Store;

namespace SfuPlatform.Operator.Runtime;

/// <summary>Feeds one <see cref="IEntityController{T}"/> from an informer, one resource at a time.</summary>
internal sealed class Controller<T>(
    IEntityController<T> controller,
    Informer<T> informer,
    IReadOnlyList<IKeySource> furtherSources,
    TimeProvider time,
    RuntimeMetrics metrics,
    ILogger logger) : IControllerLoop
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    // Conflicts are the usual failure and over in an instant; a broken resource is looked at every few minutes.
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(3);

    private readonly ConcurrentDictionary<ResourceKey, T> _gone = [];
    private volatile WorkQueue? _queue;

    /// <inheritdoc/>
    public string Name => controller.GetType().Name.Split('`')[0];

    /// <inheritdoc/>
    public bool IsIdle => _queue?.IsIdle ?? false;

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var queue = new WorkQueue(time, new RateLimiter(FirstRetry, LongestRetry));
        using var depth = metrics.ObserveDepth(Name, () => queue.Depth);
        using var gone = informer.Cache.Subscribe(Remember);
        using var own = informer.Feed(queue, change => [ResourceKey.Of(change.Resource)]);
        var others = furtherSources.Select(source => source.Feed(queue)).ToList();
        _queue = queue;
        try
        {
            while (true)
            {
                var key = await queue.TakeAsync(cancellationToken);
                try
                {
                    await WorkAsync(queue, key, cancellationToken);
                }
                finally
                {
                    queue.Done(key);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Being asked to stop is how this ends.
        }
        finally
        {
            _queue = null;
            others.ForEach(source => source.Dispose());
            _gone.Clear();
        }
    }

    private async Task WorkAsync(WorkQueue queue, ResourceKey key, CancellationToken cancellationToken)
    {
        using var measured = metrics.Reconcile(Name, key);
        try
        {
            var result = await CallAsync(key, cancellationToken);
            if (result is { IsSuccess: false, RequeueAfter: null })
            {
                logger.ReconcileFailed(Name, key, result.ErrorMessage!);
                measured.Outcome = "failure";
                queue.AddRateLimited(key);
                return;
            }

            queue.Forget(key);
            if (result?.RequeueAfter is { } after)
            {
                queue.AddAfter(key, after);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            measured.Outcome = "cancelled";
            throw;
        }
        catch (Exception e) when (e is ConflictException or NotFoundException)
        {
            // Somebody else wrote first, as they may; the change that they made, or the retry, decides anew.
            logger.ReconcileConflicted(Name, key, e.Message);
            measured.Outcome = "conflict";
            queue.AddRateLimited(key);
        }
        catch (StoreException e)
        {
            logger.ReconcileFailed(Name, key, e.Message);
            measured.Outcome = "failure";
            queue.AddRateLimited(key);
        }
        catch (Exception e)
        {
            logger.ReconcileThrew(e, Name, key);
            measured.Outcome = "failure";
            queue.AddRateLimited(key);
        }
    }

    private async Task<ReconciliationResult<T>?> CallAsync(ResourceKey key, CancellationToken cancellationToken)
    {
        if (informer.Cache.Get(key.Namespace, key.Name) is { } entity)
        {
            return await controller.ReconcileAsync(entity.DeepCopy(), cancellationToken);
        }

        if (!_gone.TryGetValue(key, out var last))
        {
            return null;
        }

        var result = await controller.DeletedAsync(last.DeepCopy(), cancellationToken);
        _gone.TryRemove(KeyValuePair.Create(key, last));
        return result;
    }

    private void Remember(ResourceChange<T> change)
    {
        if (change.After is null)
        {
            _gone[ResourceKey.Of(change.Resource)] = change.Resource;
        }
    }
}
