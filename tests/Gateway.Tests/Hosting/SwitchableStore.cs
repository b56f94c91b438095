using k8s;
using k8s.Models;
using SfuPlatform.Crds.Store;

namespace SfuPlatform.Gateway.Tests.Hosting;

/// <summary>A store that can be away, as the API server can.</summary>
internal sealed class SwitchableStore<T>(IResourceStore<T> inner, StoreSwitch state) : IResourceStore<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    public Task<T?> GetAsync(string @namespace, string name, CancellationToken cancellationToken) =>
        Reached().GetAsync(@namespace, name, cancellationToken);

    public Task<ResourceList<T>> ListAsync(string? @namespace, string? labelSelector, CancellationToken cancellationToken) =>
        Reached().ListAsync(@namespace, labelSelector, cancellationToken);

    public IAsyncEnumerable<ResourceEvent<T>> WatchAsync(
        string? @namespace, string? labelSelector, string resourceVersion, CancellationToken cancellationToken) =>
        Reached().WatchAsync(@namespace, labelSelector, resourceVersion, cancellationToken);

    public Task<T> CreateAsync(T resource, CancellationToken cancellationToken) => Reached().CreateAsync(resource, cancellationToken);

    public Task<T> UpdateAsync(T resource, CancellationToken cancellationToken) => Reached().UpdateAsync(resource, cancellationToken);

    public Task<T> UpdateStatusAsync(T resource, CancellationToken cancellationToken) =>
        Reached().UpdateStatusAsync(resource, cancellationToken);

    public Task<bool> DeleteAsync(string @namespace, string name, string? uid, CancellationToken cancellationToken) =>
        Reached().DeleteAsync(@namespace, name, uid, cancellationToken);

    private IResourceStore<T> Reached() => state.IsAway ? throw new StoreUnavailableException("the store is away") : inner;
}

/// <summary>Whether the stores of a host are away.</summary>
internal sealed class StoreSwitch
{
    public bool IsAway { get; set; }
}
