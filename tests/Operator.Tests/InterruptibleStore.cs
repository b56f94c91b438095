using k8s;
using k8s.Models;
using SfuPlatform.Crds.Store;

namespace SfuPlatform.Operator.Tests;

/// <summary>A store that can become unreachable after a number of further writes, as for an operator that dies in between.</summary>
internal sealed class InterruptibleStore<T>(IResourceStore<T> inner) : IResourceStore<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private int _writesLeft = int.MaxValue;

    public IResourceStore<T> Inner => inner;

    /// <summary>How often somebody was refused.</summary>
    public int Refused { get; private set; }

    public void InterruptAfter(int writes) => _writesLeft = writes;

    public void Resume() => _writesLeft = int.MaxValue;

    public Task<T?> GetAsync(string @namespace, string name, CancellationToken cancellationToken) =>
        inner.GetAsync(@namespace, name, cancellationToken);

    public Task<ResourceList<T>> ListAsync(string? @namespace, string? labelSelector, CancellationToken cancellationToken) =>
        inner.ListAsync(@namespace, labelSelector, cancellationToken);

    public IAsyncEnumerable<ResourceEvent<T>> WatchAsync(
        string? @namespace, string? labelSelector, string resourceVersion, CancellationToken cancellationToken) =>
        inner.WatchAsync(@namespace, labelSelector, resourceVersion, cancellationToken);

    public Task<T> CreateAsync(T resource, CancellationToken cancellationToken) =>
        Write(() => inner.CreateAsync(resource, cancellationToken));

    public Task<T> UpdateAsync(T resource, CancellationToken cancellationToken) =>
        Write(() => inner.UpdateAsync(resource, cancellationToken));

    public Task<T> UpdateStatusAsync(T resource, CancellationToken cancellationToken) =>
        Write(() => inner.UpdateStatusAsync(resource, cancellationToken));

    public Task<bool> DeleteAsync(string @namespace, string name, string? uid, CancellationToken cancellationToken) =>
        Write(() => inner.DeleteAsync(@namespace, name, uid, cancellationToken));

    private Task<TResult> Write<TResult>(Func<Task<TResult>> write)
    {
        if (_writesLeft == 0)
        {
            Refused++;
            throw new StoreUnavailableException("interrupted");
        }

        _writesLeft--;
        return write();
    }
}
