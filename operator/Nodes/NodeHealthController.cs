using System.Collections.Concurrent;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Operator.Runtime;

namespace SfuPlatform.Operator.Nodes;

/// <summary>
/// Makes sure that a node whose heartbeats stay out gets no more rooms: it sets Ready to Unknown, which the node's next
/// heartbeat takes back.
/// </summary>
/// <remarks>
/// Clocks of nodes are not trusted: what counts is how long ago this operator saw the heartbeat change. So after a start
/// every node has one whole time limit to be heard.
/// </remarks>
internal sealed class NodeHealthController(
    IResourceStore<MediaNode> store, NodeSettings settings, EventRecorder events, TimeProvider time, ILogger<NodeHealthController> logger)
    : IEntityController<MediaNode>
{
    private readonly ConcurrentDictionary<string, Beat> _beats = [];

    /// <inheritdoc/>
    public async Task<ReconciliationResult<MediaNode>> ReconcileAsync(MediaNode entity, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var beat = _beats.AddOrUpdate(
            entity.Metadata.Uid,
            _ => new Beat(entity.Status.HeartbeatTime, now),
            (_, known) => known.Told == entity.Status.HeartbeatTime ? known : new Beat(entity.Status.HeartbeatTime, now));
        if (NodeHealth.SilentSince(entity) is not null)
        {
            return ReconciliationResult<MediaNode>.Success(entity);
        }

        var left = settings.HeartbeatTimeout - (now - beat.Seen);
        if (left > TimeSpan.Zero)
        {
            return ReconciliationResult<MediaNode>.Success(entity, left);
        }

        NodeHealth.MarkSilent(entity, settings.HeartbeatTimeout, now);
        entity = await store.UpdateStatusAsync(entity, cancellationToken);
        events.Warning(entity, NodeHealth.HeartbeatMissed, $"no heartbeat for {settings.HeartbeatTimeout}");
        logger.Silent(entity.Metadata.Name, settings.HeartbeatTimeout);
        return ReconciliationResult<MediaNode>.Success(entity);
    }

    /// <inheritdoc/>
    public Task<ReconciliationResult<MediaNode>> DeletedAsync(MediaNode entity, CancellationToken cancellationToken)
    {
        _beats.TryRemove(entity.Metadata.Uid, out _);
        return Task.FromResult(ReconciliationResult<MediaNode>.Success(entity));
    }

    /// <param name="Told">The time that the node wrote.</param>
    /// <param name="Seen">When this operator first saw it, by its own clock.</param>
    private sealed record Beat(DateTime? Told, DateTimeOffset Seen);
}
