using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Gateway.Directory;

/// <summary>
/// Knows the rooms. What decides (REST, joining) is read from the store, so that callers see their own writes; what
/// routes a connection comes from a cache that lives through a store that is away.
/// </summary>
internal sealed class RoomDirectory(
    IResourceStore<MeetingRoom> store, ResourceCache<MeetingRoom> cache, ResourceCache<MediaNode> nodes, ResourceScope scope)
{
    /// <summary>The room as it is stored now; null: there is none.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot say.</exception>
    public async Task<RoomView?> FindAsync(RoomName name, CancellationToken cancellationToken) =>
        await store.GetAsync(scope.Namespace, name.ResourceName, cancellationToken) is { } room ? new RoomView(name, room) : null;

    /// <summary>The room as it was a moment ago; asks the store only for one that is not known or not ready.</summary>
    public async Task<RoomView?> RouteAsync(RoomName name, CancellationToken cancellationToken)
    {
        var known = cache.Get(scope.Namespace, name.ResourceName);
        return known is not null && new RoomView(name, known) is { IsReady: true } view ? view : await FindAsync(name, cancellationToken);
    }

    /// <summary>All rooms that have not ended, in the order of their names.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot say.</exception>
    public async Task<IReadOnlyList<RoomView>> ListAsync(CancellationToken cancellationToken)
    {
        var list = await store.ListAsync(scope.Namespace, null, cancellationToken);
        return
        [
            .. list.Items
                .Select(room => RoomName.TryOf(room, out var name) ? new RoomView(name, room) : null)
                .OfType<RoomView>()
                .Where(room => !room.IsOver)
                .OrderBy(room => room.Name.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>The room as soon as a node has it open, or it is over or gone (null).</summary>
    public async Task<RoomView?> WaitReadyAsync(RoomName name, CancellationToken cancellationToken)
    {
        var room = await cache.WaitAsync(
            scope.Namespace,
            name.ResourceName,
            resource => resource is not null && new RoomView(name, resource) is { IsReady: true } or { IsOver: true },
            cancellationToken);
        return room is null ? null : new RoomView(name, room);
    }

    /// <summary>The room's resource is gone from the store.</summary>
    public Task WaitGoneAsync(RoomName name, string uid, CancellationToken cancellationToken) => cache.WaitAsync(
        scope.Namespace, name.ResourceName, resource => resource is null || resource.Metadata.Uid != uid, cancellationToken);

    /// <summary>Where the signalling of a room's node listens; null: the room has no node, or the node has not said.</summary>
    public Uri? NodeOf(RoomView room) =>
        room.Node is { } node
        && nodes.Get(scope.Namespace, node)?.Status.SignalingUrl is { } url
        && Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri : null;
}
