using k8s;
using k8s.Models;

namespace SfuPlatform.Crds.Store.Kubernetes;

/// <summary>Where resources of a kind are on the API server.</summary>
internal static class ResourcePaths<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private static readonly string Root = ResourceCopy.EntityOf<T>() is { Group: { Length: > 0 } group } entity
        ? $"apis/{group}/{entity.ApiVersion}"
        : $"api/{ResourceCopy.EntityOf<T>().ApiVersion}";

    private static readonly string Plural = ResourceCopy.EntityOf<T>().PluralName;

    /// <summary>All of a namespace; of null or an empty one, all there are.</summary>
    public static string All(string? @namespace) => string.IsNullOrEmpty(@namespace)
        ? $"{Root}/{Plural}"
        : $"{Root}/namespaces/{Uri.EscapeDataString(@namespace)}/{Plural}";

    /// <summary>One; an empty namespace is that of kinds that have none.</summary>
    public static string One(string? @namespace, string name) => $"{All(@namespace)}/{Uri.EscapeDataString(name)}";

    /// <summary>A list with a selector.</summary>
    public static string List(string? @namespace, string? labelSelector) =>
        $"{All(@namespace)}?labelSelector={Uri.EscapeDataString(labelSelector ?? "")}";

    /// <summary>A watch with a selector from a version, that the server ends after some seconds.</summary>
    public static string Watch(string? @namespace, string? labelSelector, string resourceVersion, int seconds) =>
        $"{List(@namespace, labelSelector)}&watch=true&allowWatchBookmarks=true&resourceVersion={Uri.EscapeDataString(resourceVersion)}&timeoutSeconds={seconds}";
}
