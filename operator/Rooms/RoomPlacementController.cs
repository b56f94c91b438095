using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Operator.Placement;
using SfuPlatform.Operator.Runtime;

namespace SfuPlatform.Operator.Rooms;

/// <summary>
/// Makes sure that every room that is not over has a media node that lives, that the node can find it by its label, and
/// that the room says whether people can join. Owner of the condition Scheduled.
/// </summary>
/// <remarks>
/// <c>status.placements</c> is the decision and is written first; the label is an index of it for nodes to select by, and
/// follows. A placed room always has the finalizer, so that its node is waited for when it is deleted.
/// </remarks>
internal sealed class RoomPlacementController(
    IResourceStore<MeetingRoom> store,
    RoomPlacements placements,
    PlacementPolicy policy,
    RoomSettings settings,
    EventRecorder events,
    TimeProvider time,
    ILogger<RoomPlacementController> logger) : IEntityController<MeetingRoom>
{
    /// <inheritdoc/>
    public async Task<ReconciliationResult<MeetingRoom>> ReconcileAsync(MeetingRoom entity, CancellationToken cancellationToken)
    {
        if (entity.Metadata.DeletionTimestamp is not null || entity.Status.EndTime is not null)
        {
            // What is over keeps the placements it had, until its nodes have closed it.
            return ReconciliationResult<MeetingRoom>.Success(entity);
        }

        var before = RoomStatus.Fingerprint(entity);
        var decision = RoomSpecRules.Problem(entity) is null ? Place(entity) : null;
        RoomStatus.Summarize(entity, isClosed: false, time.GetUtcNow());
        entity.Status.Url = UrlOf(entity);
        if (RoomStatus.Fingerprint(entity) != before)
        {
            entity = await store.UpdateStatusAsync(entity, cancellationToken);
            Tell(entity, decision);
        }

        return ReconciliationResult<MeetingRoom>.Success(
            SetLabel(entity) ? await store.UpdateAsync(entity, cancellationToken) : entity);
    }

    /// <inheritdoc/>
    public Task<ReconciliationResult<MeetingRoom>> DeletedAsync(MeetingRoom entity, CancellationToken cancellationToken) =>
        Task.FromResult(ReconciliationResult<MeetingRoom>.Success(entity));

    /// <summary>Drops placements on lost nodes, and places a room that has none; null: nothing was to decide.</summary>
    private PlacementDecision? Place(MeetingRoom room)
    {
        var status = room.Status;
        var lost = status.Placements.Where(placement => placements.IsLost(placement.Node)).ToList();
        lost.ForEach(placement => status.Placements.Remove(placement));
        if (status.Placements.Count > 0)
        {
            return null;
        }

        if (lost.Count > 0)
        {
            // Nobody is left in it; since when it is empty is for the next node to say.
            (status.Participants, status.Publishers, status.EmptySince) = (0, 0, null);
            events.Warning(room, "NodeLost", $"media node {lost[0].Node} is lost");
        }

        var decision = policy.Decide(room, placements.Snapshot());
        if (decision.Node is { } node)
        {
            status.Placements.Add(new RoomPlacement { Node = node.Name, Address = node.Node.Status.Addresses[0] });
        }

        status.Conditions.Set(
            MeetingRoomKeys.ScheduledCondition,
            decision.Node is null ? Conditions.False : Conditions.True,
            decision.Reason,
            decision.Message,
            room.Metadata.Generation,
            time.GetUtcNow());
        return decision;
    }

    private void Tell(MeetingRoom room, PlacementDecision? decision)
    {
        switch (decision)
        {
            case null:
                break;
            case { Node: { } node }:
                placements.Decided(room, node.Name);
                events.Normal(room, decision.Reason, decision.Message);
                logger.Placed(ResourceKey.Of(room), node.Name);
                break;
            default:
                events.Warning(room, decision.Reason, decision.Message);
                logger.NotPlaced(ResourceKey.Of(room), decision.Message);
                break;
        }
    }

    private static bool SetLabel(MeetingRoom room)
    {
        var metadata = room.Metadata;
        var wanted = room.Status.Placements.FirstOrDefault() is { } placement ? NodeLabelValue.Of(placement.Node) : null;
        var has = metadata.Labels?.TryGetValue(MeetingRoomKeys.NodeLabel, out var value) == true ? value : null;
        var hasFinalizer = metadata.Finalizers?.Contains(MeetingRoomKeys.RoomFinalizer) == true;
        if (wanted == has && (hasFinalizer || wanted is null))
        {
            return false;
        }

        if (wanted is null)
        {
            metadata.Labels!.Remove(MeetingRoomKeys.NodeLabel);
            return true;
        }

        metadata.Labels ??= new Dictionary<string, string>();
        metadata.Labels[MeetingRoomKeys.NodeLabel] = wanted;
        if (!hasFinalizer)
        {
            metadata.Finalizers = [.. metadata.Finalizers ?? [], MeetingRoomKeys.RoomFinalizer];
        }

        return true;
    }

    private string? UrlOf(MeetingRoom room) => settings.PublicUrl is { } origin && RoomName.TryOf(room, out var name)
        ? $"{origin.GetLeftPart(UriPartial.Path).TrimEnd('/')}/join/{Uri.EscapeDataString(name.Value)}"
        : null;
}
