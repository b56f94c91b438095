using k8s;
using k8s.Models;

namespace SfuPlatform.Operator.Runtime;

/// <summary>A resource's name: all that a work queue holds, so that whoever works on it reads how it is now.</summary>
internal readonly record struct ResourceKey(string Namespace, string Name)
{
    public static ResourceKey Of(IKubernetesObject<V1ObjectMeta> resource) =>
        new(resource.Metadata.NamespaceProperty ?? "", resource.Metadata.Name);

    public override string ToString() => $"{Namespace}/{Name}";
}
