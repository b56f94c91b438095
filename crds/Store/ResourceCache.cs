using System.Collections.Immutable;
using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging;

namespace SfuPlatform.Crds.Store;

/// <summary>
/// A copy of a store's resources, kept current by one list and a watch after it. Any thread may read; changes are told one
/// after another by the thread that runs it.
/// </summary>
/// <remarks>
/// The resources given out are shared by all readers: <see cref="ResourceCopy.DeepCopy{T}"/> one before changing it. A
/// change that a program writes comes back here a moment later, so a decision must not depend on having seen one's own
/// write; writing an outdated resource gives a <see cref="ConflictException"/>.
/// </remarks>
public sealed class ResourceCache<T>(
    IResourceStore<T> store, ResourceCacheOptions options, TimeProvider time, ILogger logger, Random? random = null)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    // A watch that ends sooner than this counts as a failure, or a server that ends it at once would be asked in a tight loop.
    private static readonly TimeSpan ShortestGoodWatch = TimeSpan.FromSeconds(1);

    private static readonly string Kind = ResourceCopy.EntityOf<T>().PluralName;

    private readonly Lock _telling = new();
    private readonly RetryPause _pause = new(options.FirstRetry, options.LongestRetry, random ?? new Random());
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ImmutableList<Action<ResourceChange<T>>> _listeners = [];
    private volatile ImmutableDictionary<(string Namespace, string Name), T> _resources =
        ImmutableDictionary<(string Namespace, string Name), T>.Empty;

    /// <summary>Ends when everything was listed once.</summary>
    public Task Synced => _synced.Task;

    /// <summary>The resource, or null where there is none of that name.</summary>
    public T? Get(string @namespace, string name) => _resources.GetValueOrDefault((@namespace, name));

    /// <summary>All resources, in no order.</summary>
    public IReadOnlyList<T> List() => [.. _resources.Values];

    /// <summary>
    /// Tells a listener every resource there is (as new), then every change until the subscription is disposed. It must
    /// return at once and not throw.
    /// </summary>
    public IDisposable Subscribe(Action<ResourceChange<T>> listener)
    {
        lock (_telling)
        {
            _listeners = _listeners.Add(listener);
            foreach (var resource in _resources.Values)
            {
                listener(new ResourceChange<T>(null, resource));
            }
        }

        return new Subscription(this, listener);
    }

    /// <summary>The resource (null: there is none) as soon as it satisfies a condition.</summary>
    public async Task<T?> WaitAsync(string @namespace, string name, Func<T?, bool> condition, CancellationToken cancellationToken)
    {
        var satisfied = new TaskCompletionSource<T?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = Subscribe(change =>
        {
            var metadata = change.Resource.Metadata;
            if (metadata.Name == name && metadata.NamespaceProperty == @namespace && condition(change.After))
            {
                satisfied.TrySetResult(change.After);
            }
        });
        if (Synced.IsCompleted && Get(@namespace, name) is null && condition(null))
        {
            return null;
        }

        return await satisfied.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Keeps the copy current until cancelled; whatever fails is tried again.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(ReflectAsync(cancellationToken), ResyncAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Being asked to stop is how this ends.
        }
    }

    private async Task ReflectAsync(CancellationToken cancellationToken)
    {
        string? version = null;
        while (true)
        {
            var problem = "the server ended it";
            var failed = true;
            var started = time.GetTimestamp();
            try
            {
                version ??= await ListAsync(cancellationToken);
                await WatchAsync(version, seen => version = seen, cancellationToken);
                failed = false;
            }
            catch (ResourceExpiredException e)
            {
                (version, problem) = (null, e.Message);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                (problem, failed) = ("it was silent", false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // List again: what came between is unknown, and a list that fails too says so.
                (version, problem) = (null, e.Message);
            }

            var wasGood = time.GetElapsedTime(started) >= ShortestGoodWatch;
            if (wasGood)
            {
                _pause.Reset();
            }

            if (wasGood && !failed)
            {
                logger.WatchEnded(Kind, problem);
                continue;
            }

            var pause = _pause.Next();
            logger.CannotReflect(Kind, problem, pause);
            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private async Task<string> ListAsync(CancellationToken cancellationToken)
    {
        var list = await store.ListAsync(options.Namespace, options.LabelSelector, cancellationToken);
        logger.Listed(list.Items.Count, Kind, list.ResourceVersion);
        var listed = list.Items.ToDictionary(Key);
        lock (_telling)
        {
            foreach (var (key, known) in _resources)
            {
                if (!listed.TryGetValue(key, out var now) || now.Metadata.Uid != known.Metadata.Uid)
                {
                    Forget(known);
                }
            }

            foreach (var resource in list.Items)
            {
                Learn(resource);
            }
        }

        _synced.TrySetResult();
        return list.ResourceVersion;
    }

    private async Task WatchAsync(string version, Action<string> seen, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(options.SilenceLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        var watch = store.WatchAsync(options.Namespace, options.LabelSelector, version, either.Token);
        await foreach (var happened in watch.WithCancellation(either.Token))
        {
            silence.CancelAfter(options.SilenceLimit);
            lock (_telling)
            {
                switch (happened.Type)
                {
                    case ResourceEventType.Added or ResourceEventType.Modified:
                        Learn(happened.Resource);
                        break;
                    case ResourceEventType.Deleted:
                        Forget(happened.Resource);
                        break;
                }
            }

            seen(happened.Resource.Metadata.ResourceVersion);
        }
    }

    private async Task ResyncAsync(CancellationToken cancellationToken)
    {
        while (options.ResyncPeriod > TimeSpan.Zero)
        {
            await Task.Delay(options.ResyncPeriod, time, cancellationToken);
            lock (_telling)
            {
                foreach (var resource in _resources.Values)
                {
                    Tell(new ResourceChange<T>(resource, resource));
                }
            }
        }
    }

    private void Learn(T resource)
    {
        var before = _resources.GetValueOrDefault(Key(resource));
        if (before?.Metadata.ResourceVersion != resource.Metadata.ResourceVersion)
        {
            _resources = _resources.SetItem(Key(resource), resource);
            Tell(new ResourceChange<T>(before, resource));
        }
    }

    private void Forget(T resource)
    {
        _resources = _resources.Remove(Key(resource));
        Tell(new ResourceChange<T>(resource, null));
    }

    private void Tell(ResourceChange<T> change)
    {
        foreach (var listener in _listeners)
        {
            listener(change);
        }
    }

    private void Unsubscribe(Action<ResourceChange<T>> listener)
    {
        lock (_telling)
        {
            _listeners = _listeners.Remove(listener);
        }
    }

    private static (string Namespace, string Name) Key(T resource) => (resource.Metadata.NamespaceProperty ?? "", resource.Metadata.Name);

    private sealed class Subscription(ResourceCache<T> cache, Action<ResourceChange<T>> listener) : IDisposable
    {
        public void Dispose() => cache.Unsubscribe(listener);
    }
}
