using SfuPlatform.MediaNode.Counters;

namespace SfuPlatform.MediaNode.Node;

/// <summary>The counters of all workers of this node.</summary>
internal sealed class NodeCounters(IReadOnlyList<WorkerCounters> workers)
{
    /// <summary>One number over all workers.</summary>
    public long Sum(Func<WorkerCounters, long> number) => workers.Sum(number);
}
