using k8s;
using k8s.Models;

namespace SfuPlatform.Crds.Store;

/// <summary>
/// Stored Kubernetes resources of one kind, with the semantics of the Kubernetes API: optimistic concurrency by
/// resourceVersion, a status subresource, finalizers with deletionTimestamp, and generation that counts spec changes.
/// Returned objects are the caller's own: changing one changes nothing that is stored.
/// </summary>
/// <remarks>
/// While the store cannot be reached every member throws <see cref="StoreUnavailableException"/>; it never hangs
/// beyond its own request time limit.
/// </remarks>
/// <typeparam name="T">A resource type such as <c>MeetingRoom</c>, or a built-in one such as <c>V1Secret</c>.</typeparam>
public interface IResourceStore<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>The resource, or null where there is none of that name.</summary>
    Task<T?> GetAsync(string @namespace, string name, CancellationToken cancellationToken);

    /// <summary>All resources of a namespace (null: of all) that match a label selector (null: all).</summary>
    Task<ResourceList<T>> ListAsync(string? @namespace, string? labelSelector, CancellationToken cancellationToken);

    /// <summary>Changes after <paramref name="resourceVersion"/>, in order, until cancelled or the server ends the watch.</summary>
    /// <exception cref="ResourceExpiredException">That version is too old (HTTP 410): list again.</exception>
    IAsyncEnumerable<ResourceEvent<T>> WatchAsync(
        string? @namespace, string? labelSelector, string resourceVersion, CancellationToken cancellationToken);

    /// <summary>Stores a new resource; its status is not taken where the kind has a status subresource.</summary>
    /// <exception cref="AlreadyExistsException">One of that name exists.</exception>
    Task<T> CreateAsync(T resource, CancellationToken cancellationToken);

    /// <summary>Replaces all but the status. Removing the last finalizer of a resource being deleted removes it.</summary>
    /// <exception cref="ConflictException">The resourceVersion given is not the stored one.</exception>
    /// <exception cref="NotFoundException">There is none of that name.</exception>
    Task<T> UpdateAsync(T resource, CancellationToken cancellationToken);

    /// <summary>Replaces the status alone.</summary>
    /// <exception cref="ConflictException">The resourceVersion given is not the stored one.</exception>
    /// <exception cref="NotFoundException">There is none of that name.</exception>
    Task<T> UpdateStatusAsync(T resource, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes, or, while there are finalizers, sets deletionTimestamp. <paramref name="uid"/> guards against deleting
    /// a later resource of the same name.
    /// </summary>
    /// <returns>False where there is none of that name.</returns>
    /// <exception cref="ConflictException">The stored resource has another uid.</exception>
    Task<bool> DeleteAsync(string @namespace, string name, string? uid, CancellationToken cancellationToken);
}
