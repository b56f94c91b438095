using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;

namespace SfuPlatform.Crds.Store.Kubernetes;

/// <summary>Resources of one kind on the Kubernetes API server. Any thread may call.</summary>
/// <remarks>For a kind without namespaces, such as Node, the namespace is an empty string.</remarks>
internal sealed class KubernetesResourceStore<T>(ApiServer server, KubernetesStoreOptions options) : IResourceStore<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <inheritdoc/>
    public async Task<T?> GetAsync(string @namespace, string name, CancellationToken cancellationToken)
    {
        try
        {
            return Read(await server.SendAsync(HttpMethod.Get, ResourcePaths<T>.One(@namespace, name), null, cancellationToken));
        }
        catch (NotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<ResourceList<T>> ListAsync(string? @namespace, string? labelSelector, CancellationToken cancellationToken)
    {
        var body = await server.SendAsync(HttpMethod.Get, ResourcePaths<T>.List(@namespace, labelSelector), null, cancellationToken);
        var list = JsonNode.Parse(body)!;
        return new ResourceList<T>(
            [.. list["items"]!.AsArray().Select(item => KubernetesJson.Deserialize<T>(item!).WithKind())],
            list["metadata"]!["resourceVersion"]!.GetValue<string>());
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ResourceEvent<T>> WatchAsync(
        string? @namespace,
        string? labelSelector,
        string resourceVersion,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Watches that began together must not all end together.
        var shortest = (int)options.ShortestWatch.TotalSeconds;
        var seconds = RandomNumberGenerator.GetInt32(shortest, (2 * shortest) + 1);
        using var response = await server.OpenStreamAsync(
            ResourcePaths<T>.Watch(@namespace, labelSelector, resourceVersion, seconds), cancellationToken);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await ReadLineAsync(reader, cancellationToken) is { } line)
        {
            var change = JsonNode.Parse(line)!;
            var type = change["type"]!.GetValue<string>();
            if (type == "ERROR")
            {
                throw ApiErrors.Of(KubernetesJson.Deserialize<V1Status>(change["object"]!));
            }

            if (Enum.TryParse<ResourceEventType>(type, ignoreCase: true, out var known))
            {
                yield return new ResourceEvent<T>(known, KubernetesJson.Deserialize<T>(change["object"]!).WithKind());
            }
        }
    }

    /// <inheritdoc/>
    public Task<T> CreateAsync(T resource, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Post, ResourcePaths<T>.All(resource.Metadata.NamespaceProperty), resource, cancellationToken);

    /// <inheritdoc/>
    public Task<T> UpdateAsync(T resource, CancellationToken cancellationToken) =>
        WriteAsync(HttpMethod.Put, ResourcePaths<T>.One(resource.Metadata.NamespaceProperty, resource.Metadata.Name), resource, cancellationToken);

    /// <inheritdoc/>
    public Task<T> UpdateStatusAsync(T resource, CancellationToken cancellationToken) => WriteAsync(
        HttpMethod.Put, ResourcePaths<T>.One(resource.Metadata.NamespaceProperty, resource.Metadata.Name) + "/status", resource, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string @namespace, string name, string? uid, CancellationToken cancellationToken)
    {
        var how = new V1DeleteOptions
        {
            PropagationPolicy = "Background",
            Preconditions = uid is null ? null : new V1Preconditions { Uid = uid },
        };
        try
        {
            await server.SendAsync(HttpMethod.Delete, ResourcePaths<T>.One(@namespace, name), KubernetesJson.Serialize(how), cancellationToken);
            return true;
        }
        catch (NotFoundException)
        {
            return false;
        }
    }

    private async Task<T> WriteAsync(HttpMethod method, string path, T resource, CancellationToken cancellationToken) =>
        Read(await server.SendAsync(method, path, KubernetesJson.Serialize(resource.DeepCopy().WithKind()), cancellationToken));

    private static T Read(string body) => KubernetesJson.Deserialize<T>(body).WithKind();

    private static async Task<string?> ReadLineAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken);
        }
        catch (Exception e) when (ApiServer.IsOutage(e) && !cancellationToken.IsCancellationRequested)
        {
            throw new StoreUnavailableException($"the watch broke: {e.Message}", e);
        }
    }
}
