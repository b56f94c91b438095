using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using SfuPlatform.Crds.Schema;

namespace SfuPlatform.Crds.Store.InMemory;

/// <summary>
/// Resources of one kind in memory, with the semantics of the Kubernetes API: what holds for this one is what
/// <c>ResourceStoreContract</c> says, and the same holds on a cluster. Any thread may call.
/// </summary>
public sealed class InMemoryResourceStore<T> : IResourceStore<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>How many changes are kept by default.</summary>
    public const int DefaultHistoryLimit = 4096;

    // As on the API server: a kind with a status has it as a subresource, and counts generations.
    private static readonly bool HasStatus =
        typeof(T).GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IStatus<>));

    // Of the built-in kinds the types themselves are the schema.
    private static readonly SchemaNode? Schema =
        typeof(T).IsDefined(typeof(CustomResourceAttribute), false) ? new SchemaReader(_ => null).Resource(typeof(T)) : null;

    private static readonly string Kind = ResourceCopy.EntityOf<T>().Kind;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<(string Namespace, string Name), JsonObject> _resources = [];
    private readonly WatchHistory _history;
    private readonly ResourceVersions _versions;
    private readonly TimeProvider _time;
    private readonly int _capacity;

    /// <summary>Makes an empty store.</summary>
    /// <param name="versions">What all stores of the process have together.</param>
    /// <param name="time">Gives creation and deletion their times.</param>
    /// <param name="historyLimit">How many changes are kept for watches to continue from.</param>
    /// <param name="capacity">Beyond so many the oldest goes: for Events, which the API server lets expire.</param>
    public InMemoryResourceStore(
        ResourceVersions versions, TimeProvider time, int historyLimit = DefaultHistoryLimit, int capacity = int.MaxValue)
    {
        _versions = versions;
        _time = time;
        _capacity = capacity;
        _history = new WatchHistory(historyLimit);
        versions.OwnerGone += DeleteOwned;
    }

    /// <inheritdoc/>
    public Task<T?> GetAsync(string @namespace, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        JsonObject? found;
        lock (_lock)
        {
            _resources.TryGetValue((@namespace, name), out found);
        }

        return Task.FromResult(found is null ? null : StoredResource.FromJson<T>(found));
    }

    /// <inheritdoc/>
    public Task<ResourceList<T>> ListAsync(string? @namespace, string? labelSelector, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var selected = new Selection(@namespace, LabelSelector.Parse(labelSelector));
        var (items, version) = Snapshot(selected);
        return Task.FromResult(new ResourceList<T>([.. items.Select(StoredResource.FromJson<T>)], Text(version)));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ResourceEvent<T>> WatchAsync(
        string? @namespace,
        string? labelSelector,
        string resourceVersion,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var selected = new Selection(@namespace, LabelSelector.Parse(labelSelector));
        long position;
        if (resourceVersion is "" or "0")
        {
            (var items, position) = Snapshot(selected);
            foreach (var item in items)
            {
                yield return new ResourceEvent<T>(ResourceEventType.Added, StoredResource.FromJson<T>(item));
            }
        }
        else if (!long.TryParse(resourceVersion, NumberStyles.None, CultureInfo.InvariantCulture, out position))
        {
            throw new InvalidResourceException($"'{resourceVersion}' is not a resourceVersion");
        }

        while (true)
        {
            IReadOnlyList<WatchHistory.Change> changes;
            Task next;
            lock (_lock)
            {
                changes = _history.After(position);
                next = _history.Changed;
            }

            foreach (var change in changes)
            {
                cancellationToken.ThrowIfCancellationRequested();
                position = change.Version;
                if (selected.EventOf(change) is { } happened)
                {
                    yield return happened;
                }
            }

            if (changes.Count == 0)
            {
                await next.WaitAsync(cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public Task<T> CreateAsync(T resource, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var json = StoredResource.ToJson(resource.DeepCopy().WithKind());
        var metadata = json.Metadata();
        if (metadata["name"] is null && metadata["generateName"]?.GetValue<string>() is { } prefix)
        {
            metadata["name"] = prefix + Guid.NewGuid().ToString("N")[..5];
        }

        AdmissionRules.Check(json);
        metadata["uid"] = Guid.NewGuid().ToString();
        metadata["creationTimestamp"] = Now();
        metadata.Remove("deletionTimestamp");
        metadata.Remove("generation");
        if (HasStatus)
        {
            json.Remove("status");
            json.BumpGeneration();
        }

        lock (_lock)
        {
            var key = Key(json);
            if (_resources.ContainsKey(key))
            {
                throw new AlreadyExistsException($"{Kind} {key} exists");
            }

            if (_resources.Count >= _capacity)
            {
                var (oldest, stored) = _resources.MinBy(pair => pair.Value.Version());
                Remove(oldest, stored);
            }

            return Task.FromResult(Store(key, null, json));
        }
    }

    /// <inheritdoc/>
    public Task<T> UpdateAsync(T resource, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var json = StoredResource.ToJson(resource.DeepCopy().WithKind());
        AdmissionRules.Check(json);
        T updated;
        lock (_lock)
        {
            var (key, stored) = Current(json);
            json.KeepServerOwned(stored);
            if (HasStatus)
            {
                json.Replace("status", stored["status"]);
                if (!JsonNode.DeepEquals(json["spec"], stored["spec"]))
                {
                    json.BumpGeneration();
                }
            }

            if (json.IsBeingDeleted())
            {
                RefuseNewFinalizers(json, stored);
            }

            if (!json.IsBeingDeleted() || json.HasFinalizers())
            {
                return Task.FromResult(Store(key, stored, json));
            }

            updated = Remove(key, json);
        }

        _versions.TellGone(updated.Metadata.Uid);
        return Task.FromResult(updated);
    }

    /// <inheritdoc/>
    public Task<T> UpdateStatusAsync(T resource, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!HasStatus)
        {
            throw new NotFoundException($"{Kind} has no status");
        }

        var given = StoredResource.ToJson(resource);
        lock (_lock)
        {
            var (key, stored) = Current(given);
            var json = stored.Copy();
            json.Replace("status", given["status"]);
            return Task.FromResult(Store(key, stored, json));
        }
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string @namespace, string name, string? uid, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        T gone;
        lock (_lock)
        {
            var key = (@namespace, name);
            if (!_resources.TryGetValue(key, out var stored))
            {
                return Task.FromResult(false);
            }

            if (uid is not null && stored.MetadataText("uid") != uid)
            {
                throw new ConflictException($"{Kind} {key} has another uid than {uid}");
            }

            if (stored.HasFinalizers())
            {
                MarkDeleted(key, stored);
                return Task.FromResult(true);
            }

            gone = Remove(key, stored);
        }

        _versions.TellGone(gone.Metadata.Uid);
        return Task.FromResult(true);
    }

    private void MarkDeleted((string, string) key, JsonObject stored)
    {
        if (stored.IsBeingDeleted())
        {
            return;
        }

        var json = stored.Copy();
        json.Metadata()["deletionTimestamp"] = Now();
        json.Metadata()["deletionGracePeriodSeconds"] = 0;
        if (HasStatus)
        {
            json.BumpGeneration();
        }

        Store(key, stored, json);
    }

    // As the garbage collector of a cluster, but at once: what is owned by what is gone goes too.
    private void DeleteOwned(string uid)
    {
        List<JsonObject> owned;
        lock (_lock)
        {
            owned = [.. _resources.Values.Where(json => json.IsOwnedBy(uid))];
        }

        foreach (var json in owned)
        {
            var (@namespace, name) = Key(json);
            DeleteAsync(@namespace, name, null, CancellationToken.None);
        }
    }

    private static void RefuseNewFinalizers(JsonObject json, JsonObject stored)
    {
        var had = stored.Metadata()["finalizers"]?.AsArray().Select(item => item!.GetValue<string>()) ?? [];
        var has = json.Metadata()["finalizers"]?.AsArray().Select(item => item!.GetValue<string>()) ?? [];
        if (has.Except(had).FirstOrDefault() is { } added)
        {
            throw new InvalidResourceException($"metadata.finalizers: '{added}' cannot be added while the resource is being deleted");
        }
    }

    private (IReadOnlyList<JsonObject> Items, long Version) Snapshot(Selection selected)
    {
        lock (_lock)
        {
            return ([.. _resources.Values.Where(selected.Matches)], _versions.Last);
        }
    }

    private ((string Namespace, string Name) Key, JsonObject Stored) Current(JsonObject given)
    {
        var key = Key(given);
        if (!_resources.TryGetValue(key, out var stored))
        {
            throw new NotFoundException($"{Kind} {key} not found");
        }

        if (given.MetadataText("resourceVersion") is not { Length: > 0 } version)
        {
            throw new InvalidResourceException("metadata.resourceVersion: must be specified for an update");
        }

        if (version != stored.MetadataText("resourceVersion"))
        {
            throw new ConflictException($"{Kind} {key} changed since resourceVersion {version}");
        }

        return given.MetadataText("uid") is { Length: > 0 } uid && uid != stored.MetadataText("uid")
            ? throw new ConflictException($"{Kind} {key} has another uid than {uid}")
            : (key, stored);
    }

    private T Store((string, string) key, JsonObject? before, JsonObject json)
    {
        if (Schema is not null)
        {
            AdmissionRules.Check(json, Schema);
        }

        // A write that changes nothing makes no version and no event, or two writers would wake each other for ever.
        if (before is not null && StoredResource.SameContent(before, json))
        {
            return StoredResource.FromJson<T>(before);
        }

        var version = _versions.Next();
        var after = json.WithVersion(version);
        _resources[key] = after;
        _history.Record(version, before, after);
        return StoredResource.FromJson<T>(after);
    }

    private T Remove((string, string) key, JsonObject json)
    {
        var version = _versions.Next();
        var last = json.WithVersion(version);
        _resources.Remove(key);
        _history.Record(version, last, null);
        return StoredResource.FromJson<T>(last);
    }

    private static (string, string) Key(JsonObject json) => (json.MetadataText("namespace") ?? "", json.MetadataText("name") ?? "");

    private static string Text(long version) => version.ToString(CultureInfo.InvariantCulture);

    // Kubernetes keeps these to the second.
    private string Now() => _time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>What a list or a watch asked for.</summary>
    private sealed record Selection(string? Namespace, LabelSelector Labels)
    {
        public bool Matches(JsonObject? json) => json is not null
            && (Namespace is null || Namespace == json.MetadataText("namespace"))
            && Labels.Matches(json.Labels());

        /// <summary>A change as this watch sees it: coming to match is Added, matching no longer is Deleted.</summary>
        public ResourceEvent<T>? EventOf(WatchHistory.Change change) => (Matches(change.Before), Matches(change.After)) switch
        {
            (false, true) => new(ResourceEventType.Added, StoredResource.FromJson<T>(change.After!)),
            (true, true) => new(ResourceEventType.Modified, StoredResource.FromJson<T>(change.After!)),
            (true, false) => new(ResourceEventType.Deleted, StoredResource.FromJson<T>(change.Before!.WithVersion(change.Version))),
            _ => null,
        };
    }
}
