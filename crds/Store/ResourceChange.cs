using k8s;
using k8s.Models;

namespace SfuPlatform.Crds.Store;

/// <summary>What a <see cref="ResourceCache{T}"/> saw of one resource. At a resync both are the same object.</summary>
/// <param name="Before">As it was; null: it is new.</param>
/// <param name="After">As it is; null: it is gone.</param>
public sealed record ResourceChange<T>(T? Before, T? After)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>As it is, or as it last was.</summary>
    public T Resource => After ?? Before ?? throw new InvalidOperationException("a change of nothing");
}
