using SfuPlatform.Crds.Access;
using SfuPlatform.MediaNode.Rooms;
using SfuPlatform.MediaNode.Rooms.Tracks;
using SfuPlatform.MediaNode.Signaling.Authentication;

namespace SfuPlatform.MediaNode.Signaling.Participants;

/// <summary>Who is in the rooms of this node, and moderation: for the gateway, with a token that administers the room.</summary>
internal sealed class ParticipantsEndpoint(RoomRegistry rooms, AccessTokens tokens)
{
    /// <summary>Adds the paths.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        var room = routes.MapGroup("/rooms/{room}/participants").AddEndpointFilter(AuthorizeAsync);
        room.MapGet("", (Delegate)ListAsync);
        room.MapPost("/{identity}/mute", MuteAsync);
        room.MapDelete("/{identity}", (Delegate)RemoveAsync);
    }

    private async Task<IResult> ListAsync(HttpContext context)
    {
        if (Find(context) is not { } room)
        {
            return Results.NotFound();
        }

        var participants = await room.ParticipantsAsync();
        return Results.Json(new ParticipantList(
            [.. participants.Select(ParticipantView.Of)],
            [.. participants.Where(participant => participant.Presenter).Select(participant => participant.Identity)],
            room.Summary.Locked));
    }

    private async Task<IResult> MuteAsync(HttpContext context, MuteOrder order)
    {
        if (!TryReadSource(order.Source, out var source))
        {
            return Results.BadRequest($"'{order.Source}' is no source");
        }

        return Find(context) is { } room && await room.MuteAsync(Value(context, "identity"), order.TrackSid, source, order.Muted)
            ? Results.NoContent()
            : Results.NotFound();
    }

    private async Task<IResult> RemoveAsync(HttpContext context) =>
        Find(context) is { } room && await room.RemoveAsync(Value(context, "identity")) ? Results.NoContent() : Results.NotFound();

    private async ValueTask<object?> AuthorizeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var token = BearerToken.Of(context.Request) is { } bearer ? (await tokens.VerifyAsync(bearer)).Token : null;
        return token is null ? Results.Unauthorized()
            : token.MayAdminister(Value(context, "room")) ? await next(invocation)
            : Results.StatusCode(StatusCodes.Status403Forbidden);
    }

    private Room? Find(HttpContext context) => rooms.Find(Value(context, "room"));

    // Routing leaves %2F alone in a decoded path, and with it the % of names that have one.
    private static string Value(HttpContext context, string name) => PathSegment.Of(context, name == "room" ? 1 : 3);

    private static bool TryReadSource(string? name, out TrackSource? source)
    {
        source = name switch
        {
            "camera" => TrackSource.Camera,
            "microphone" => TrackSource.Microphone,
            "screen" or "screen_share" => TrackSource.ScreenShare,
            _ => null,
        };
        return source is not null || name is null;
    }
}
