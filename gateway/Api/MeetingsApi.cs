using SfuPlatform.Gateway.Api.Contracts;
using SfuPlatform.Gateway.Directory;

namespace SfuPlatform.Gateway.Api;

/// <summary>GET /meetings.</summary>
internal static class MeetingsApi
{
    /// <summary>Lists rooms that have not ended and who is in them.</summary>
    public static async Task<IResult> ListAsync(RoomDirectory directory, PeerCollector collector, CancellationToken cancellationToken)
    {
        var rooms = await collector.CollectAsync(await directory.ListAsync(cancellationToken), cancellationToken);
        return TypedResults.Json(new MeetingsResponse([.. rooms.Select(EntryOf)]));
    }

    private static MeetingEntry EntryOf(RoomPeers room) =>
        new(room.Room.Name.Value, [.. room.Participants.Select(PeerOf)], room.IsPartial);

    private static PeerEntry PeerOf(NodeParticipant peer) => new(
        peer.Name ?? "",
        peer.Presenter,
        peer.Video,
        peer.Audio,
        peer.Screen,
        peer.Hand,
        ClientNames.OfSystem(peer.Os),
        ClientNames.OfBrowser(peer.Browser));
}
