using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Operator.Runtime;

namespace SfuPlatform.Operator.Rooms;

/// <summary>
/// Makes sure that a meeting ends when its duration is over or nobody was in it for long, that its nodes are waited for
/// while they tell everybody, and that the room is deleted a while after. Owner of the condition Ended and of endTime.
/// </summary>
internal sealed class RoomExpiryController(
    IResourceStore<MeetingRoom> store,
    RoomPlacements placements,
    RoomSettings settings,
    EventRecorder events,
    TimeProvider time,
    ILogger<RoomExpiryController> logger) : IEntityController<MeetingRoom>
{
    /// <inheritdoc/>
    public async Task<ReconciliationResult<MeetingRoom>> ReconcileAsync(MeetingRoom entity, CancellationToken cancellationToken)
    {
        if (entity.Metadata.DeletionTimestamp is not null)
        {
            return ReconciliationResult<MeetingRoom>.Success(entity);
        }

        return entity.Status.EndTime is { } ended
            ? await AfterEndAsync(entity, ended, cancellationToken)
            : await BeforeEndAsync(entity, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ReconciliationResult<MeetingRoom>> DeletedAsync(MeetingRoom entity, CancellationToken cancellationToken) =>
        Task.FromResult(ReconciliationResult<MeetingRoom>.Success(entity));

    private async Task<ReconciliationResult<MeetingRoom>> BeforeEndAsync(MeetingRoom room, CancellationToken cancellationToken)
    {
        if (RoomExpiry.Of(room, settings.EmptyTimeout) is not { } expiry)
        {
            return ReconciliationResult<MeetingRoom>.Success(room);
        }

        var now = time.GetUtcNow();
        if (now < expiry.At)
        {
            return ReconciliationResult<MeetingRoom>.Success(room, expiry.At - now);
        }

        room.Status.EndTime = now.UtcDateTime;
        room.Status.Conditions.Set(
            MeetingRoomKeys.EndedCondition, Conditions.True, expiry.Reason, expiry.Message, room.Metadata.Generation, now);
        RoomStatus.Summarize(room, RoomStatus.IsClosed(room, placements.IsLost), now);
        room = await store.UpdateStatusAsync(room, cancellationToken);
        events.Normal(room, expiry.Reason, expiry.Message);
        logger.Ended(ResourceKey.Of(room), expiry.Reason);
        return ReconciliationResult<MeetingRoom>.Success(room, settings.CloseTimeout);
    }

    private async Task<ReconciliationResult<MeetingRoom>> AfterEndAsync(MeetingRoom room, DateTime ended, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var age = now - ended;
        if (age >= settings.EndedRetention)
        {
            await store.DeleteAsync(room.Metadata.NamespaceProperty, room.Metadata.Name, room.Metadata.Uid, cancellationToken);
            return ReconciliationResult<MeetingRoom>.Success(room);
        }

        var before = RoomStatus.Fingerprint(room);
        var isClosed = age >= settings.CloseTimeout || RoomStatus.IsClosed(room, placements.IsLost);
        RoomStatus.Summarize(room, isClosed, now);
        if (RoomStatus.Fingerprint(room) != before)
        {
            room = await store.UpdateStatusAsync(room, cancellationToken);
        }

        var next = isClosed ? settings.EndedRetention - age : Earliest(settings.CloseTimeout - age, settings.EndedRetention - age);
        return ReconciliationResult<MeetingRoom>.Success(room, next);
    }

    private static TimeSpan Earliest(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
