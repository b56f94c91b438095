using System.Globalization;
using SfuPlatform.Gateway.Api.Contracts;
using SfuPlatform.Gateway.Directory;

namespace SfuPlatform.Gateway.Api;

/// <summary>GET /stats.</summary>
internal static class StatsApi
{
    /// <summary>Counts rooms that have not ended and the participants in them.</summary>
    public static async Task<IResult> GetAsync(
        RoomDirectory directory, PeerCollector collector, TimeProvider time, CancellationToken cancellationToken)
    {
        var rooms = await collector.CollectAsync(await directory.ListAsync(cancellationToken), cancellationToken);
        var timestamp = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        return TypedResults.Json(new StatsResponse(true, timestamp, rooms.Count, rooms.Sum(room => room.Count)));
    }
}
