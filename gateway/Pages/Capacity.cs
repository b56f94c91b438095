using SfuPlatform.Gateway.Directory;

namespace SfuPlatform.Gateway.Pages;

/// <summary>Whether there is a place left in a room. The node decides at the door; this tells people before they get there.</summary>
internal sealed class Capacity(PeerCollector collector)
{
    /// <summary>Whether as many are in the room as may be.</summary>
    public async Task<bool> IsFullAsync(RoomView room, CancellationToken cancellationToken)
    {
        if (room.Spec.MaxParticipants <= 0 || !room.IsReady)
        {
            return false;
        }

        var peers = await collector.CollectAsync([room], cancellationToken);
        return peers[0].Count >= room.Spec.MaxParticipants;
    }
}
