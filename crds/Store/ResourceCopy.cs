using System.Reflection;
using k8s;
using k8s.Models;

namespace SfuPlatform.Crds.Store;

/// <summary>Copies and facts of resources of any kind.</summary>
public static class ResourceCopy
{
    /// <summary>A deep copy, made as the API server would: by way of JSON.</summary>
    public static T DeepCopy<T>(this T resource)
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        KubernetesJson.Deserialize<T>(KubernetesJson.Serialize(resource));

    /// <summary>The group, version, kind and plural that a resource type declares.</summary>
    public static KubernetesEntityAttribute EntityOf<T>()
        where T : class, IKubernetesObject<V1ObjectMeta> =>
        typeof(T).GetCustomAttribute<KubernetesEntityAttribute>()
        ?? throw new ArgumentException($"{typeof(T)} declares no kind");

    /// <summary>Fills apiVersion and kind, which the built-in types leave empty.</summary>
    internal static T WithKind<T>(this T resource)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var entity = EntityOf<T>();
        resource.ApiVersion = string.IsNullOrEmpty(entity.Group) ? entity.ApiVersion : $"{entity.Group}/{entity.ApiVersion}";
        resource.Kind = entity.Kind;
        return resource;
    }
}
