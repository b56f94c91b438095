using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Operator.Runtime;

namespace SfuPlatform.Operator.Rooms;

/// <summary>
/// Makes sure that a room being deleted stays until its nodes have told everybody in it and closed it, and that a node
/// that is lost, or does not answer for a while, cannot keep it.
/// </summary>
internal sealed class RoomFinalizer(
    IResourceStore<MeetingRoom> store, RoomPlacements placements, RoomSettings settings, TimeProvider time, ILogger<RoomFinalizer> logger)
    : IEntityFinalizer<MeetingRoom>
{
    /// <inheritdoc/>
    public async Task<ReconciliationResult<MeetingRoom>> FinalizeAsync(MeetingRoom entity, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var waited = now - (entity.Metadata.DeletionTimestamp ?? now.UtcDateTime);
        var isClosed = RoomStatus.IsClosed(entity, placements.IsLost);
        if (isClosed)
        {
            logger.Closed(ResourceKey.Of(entity));
            return ReconciliationResult<MeetingRoom>.Success(entity);
        }

        if (waited >= settings.CloseTimeout)
        {
            logger.NotClosedInTime(ResourceKey.Of(entity), settings.CloseTimeout);
            return ReconciliationResult<MeetingRoom>.Success(entity);
        }

        var before = RoomStatus.Fingerprint(entity);
        RoomStatus.Summarize(entity, isClosed: false, now);
        if (RoomStatus.Fingerprint(entity) != before)
        {
            entity = await store.UpdateStatusAsync(entity, cancellationToken);
        }

        return ReconciliationResult<MeetingRoom>.Success(entity, settings.CloseTimeout - waited);
    }
}
