using System.Text.Json.Nodes;

namespace SfuPlatform.Crds.Store.InMemory;

/// <summary>
/// The last changes of one store, for watches to continue from. Owner: the store, under its lock; only
/// <see cref="Changed"/> is awaited outside of it.
/// </summary>
/// <remarks>Watches read at their own pace; one that falls behind the bound is expired instead of growing a queue.</remarks>
internal sealed class WatchHistory(int limit)
{
    private readonly Queue<Change> _changes = new();
    private TaskCompletionSource _changed = New();
    private long _newestDropped;

    /// <summary>Ends when the next change is recorded.</summary>
    public Task Changed => _changed.Task;

    /// <summary>Adds a change and wakes the watches.</summary>
    public void Record(long version, JsonObject? before, JsonObject? after)
    {
        _changes.Enqueue(new Change(version, before, after));
        while (_changes.Count > limit)
        {
            _newestDropped = _changes.Dequeue().Version;
        }

        var woken = _changed;
        _changed = New();
        woken.SetResult();
    }

    /// <summary>The changes after a version, oldest first.</summary>
    /// <exception cref="ResourceExpiredException">Some of them are no longer kept.</exception>
    public IReadOnlyList<Change> After(long version) => version < _newestDropped
        ? throw new ResourceExpiredException($"resourceVersion {version} is too old; the oldest kept is {_newestDropped}")
        : [.. _changes.Where(change => change.Version > version)];

    // A watch that continues inside SetResult would run under the store's lock.
    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>One change of one resource.</summary>
    /// <param name="Version">The resource version that it made.</param>
    /// <param name="Before">The resource before it; null: there was none.</param>
    /// <param name="After">The resource after it; null: it is gone.</param>
    internal sealed record Change(long Version, JsonObject? Before, JsonObject? After);
}
