using k8s;
using k8s.Models;

namespace SfuPlatform.Crds.Store;

/// <summary>What happened to a watched resource.</summary>
public enum ResourceEventType
{
    /// <summary>It was created, or came to match the selector.</summary>
    Added,

    /// <summary>Its metadata, spec or status changed.</summary>
    Modified,

    /// <summary>It is gone, or no longer matches the selector.</summary>
    Deleted,

    /// <summary>Nothing changed; the object carries only the newest resourceVersion.</summary>
    Bookmark,
}

/// <summary>One change of a watched resource.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Resource">The resource after it, or as it last was where it is deleted.</param>
public sealed record ResourceEvent<T>(ResourceEventType Type, T Resource)
    where T : class, IKubernetesObject<V1ObjectMeta>;

/// <summary>The resources of a list and the version from which a watch continues it.</summary>
/// <param name="Items">The resources.</param>
/// <param name="ResourceVersion">Opaque; the point in the store's history at which the list was taken.</param>
public sealed record ResourceList<T>(IReadOnlyList<T> Items, string ResourceVersion)
    where T : class, IKubernetesObject<V1ObjectMeta>;
