using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.Store;
using SfuPlatform.Gateway.Directory;

namespace SfuPlatform.Gateway.Proxy;

/// <summary>Finds the media node that a connection goes to, and makes the room on the way where that is allowed.</summary>
internal sealed class NodeRoute(RoomDirectory directory, RoomCreation creation, RoomsOptions options)
{
    /// <summary>The node of a room.</summary>
    /// <param name="name">The room.</param>
    /// <param name="mayCreate">Whether the caller may create it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null: there is no such room, or it is over.</returns>
    /// <exception cref="RoomUnavailableException">No node has it open in time.</exception>
    /// <exception cref="StoreUnavailableException">The room is not known and the store cannot say.</exception>
    public async Task<Uri?> FindAsync(RoomName name, bool mayCreate, CancellationToken cancellationToken)
    {
        var room = await directory.RouteAsync(name, cancellationToken);
        if (room is null && mayCreate && options.CreateOnJoin)
        {
            room = await creation.FindOrCreateAsync(name, RoomWishes.None, cancellationToken);
        }

        if (room is { IsOver: false, IsReady: false })
        {
            room = await creation.WaitReadyAsync(name, cancellationToken);
        }

        return room is null || room.IsOver
            ? null
            : directory.NodeOf(room) ?? throw new RoomUnavailableException("the room's media node has not said where it listens");
    }
}
