namespace SfuPlatform.Crds.Store.Kubernetes;

/// <summary>How long the API server is waited for.</summary>
/// <param name="RequestTimeout">A request without an answer for so long has failed; etcd may take seconds to elect a leader.</param>
/// <param name="ShortestWatch">Watches are asked to end after this long at least, at random up to twice as long.</param>
public sealed record KubernetesStoreOptions(TimeSpan RequestTimeout, TimeSpan ShortestWatch)
{
    /// <summary>Ten seconds, and five to ten minutes.</summary>
    public static KubernetesStoreOptions Default { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5));
}
