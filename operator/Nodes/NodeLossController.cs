using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Operator.Runtime;

namespace SfuPlatform.Operator.Nodes;

/// <summary>
/// Makes sure that a node that stays silent is given up: the condition Lost, of which it is the owner, sends the node's
/// rooms elsewhere, and in the end its resource is deleted. A node that is heard again is taken back.
/// </summary>
internal sealed class NodeLossController(
    IResourceStore<MediaNode> store, NodeSettings settings, EventRecorder events, TimeProvider time, ILogger<NodeLossController> logger)
    : IEntityController<MediaNode>
{
    /// <inheritdoc/>
    public async Task<ReconciliationResult<MediaNode>> ReconcileAsync(MediaNode entity, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (NodeHealth.SilentSince(entity) is not { } since)
        {
            return ReconciliationResult<MediaNode>.Success(await MarkAsync(entity, isLost: false, now, cancellationToken));
        }

        var silent = now - since;
        if (silent >= settings.Retention)
        {
            await store.DeleteAsync(entity.Metadata.NamespaceProperty, entity.Metadata.Name, entity.Metadata.Uid, cancellationToken);
            return ReconciliationResult<MediaNode>.Success(entity);
        }

        if (silent < settings.LossTimeout)
        {
            return ReconciliationResult<MediaNode>.Success(entity, settings.LossTimeout - silent);
        }

        entity = await MarkAsync(entity, isLost: true, now, cancellationToken);
        return ReconciliationResult<MediaNode>.Success(entity, settings.Retention - silent);
    }

    /// <inheritdoc/>
    public Task<ReconciliationResult<MediaNode>> DeletedAsync(MediaNode entity, CancellationToken cancellationToken) =>
        Task.FromResult(ReconciliationResult<MediaNode>.Success(entity));

    private async Task<MediaNode> MarkAsync(MediaNode node, bool isLost, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!NodeHealth.MarkLost(node, isLost, now))
        {
            return node;
        }

        node = await store.UpdateStatusAsync(node, cancellationToken);
        if (isLost)
        {
            events.Warning(node, "NodeLost", "the node is silent; its rooms go to other nodes");
            logger.Lost(node.Metadata.Name);
        }
        else
        {
            events.Normal(node, "NodeReturned", "the node is heard again");
            logger.Returned(node.Metadata.Name);
        }

        return node;
    }
}
