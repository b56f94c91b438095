using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.MediaNode.Node;

/// <summary>Writes the node's part of rooms' statuses: reads, changes its own part, and does so again after a conflict.</summary>
internal sealed class RoomStatusWriter(IResourceStore<MeetingRoom> store, ILogger<RoomStatusWriter> logger)
{
    private const int Attempts = 8;

    /// <summary>Applies a change, where there is one to make. False: it could not be written; try later.</summary>
    public async Task<bool> WriteAsync(
        string @namespace, string name, string uid, Func<MeetingRoomStatus, bool> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var room = await store.GetAsync(@namespace, name, cancellationToken);
                if (room is not null && room.Metadata.Uid == uid && change(room.Status))
                {
                    await store.UpdateStatusAsync(room, cancellationToken);
                }

                return true;
            }
            catch (ConflictException) when (attempt < Attempts)
            {
                // The operator wrote in between.
            }
            catch (NotFoundException)
            {
                return true;
            }
            catch (StoreException e)
            {
                logger.CannotReport(name, e);
                return false;
            }
        }
    }
}
