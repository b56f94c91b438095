using SfuPlatform.Crds.Access;
using SfuPlatform.MediaNode.Rooms;
using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Signaling.Authentication;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>LiveKit's signalling, version 1: one peer connection, on which the client offers and we answer.</summary>
internal sealed class RtcEndpoint(
    RoomRegistry rooms, AccessTokens tokens, SignalingSettings settings, TimeProvider time, ILogger<RtcEndpoint> logger)
{
    /// <summary>Adds the paths.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/rtc/v1", JoinAsync);
        routes.MapGet("/rtc/v1/validate", (Delegate)ValidateAsync);

        // Version 0 (two peer connections): a plain 404 tells the SDKs that it is not here.
        routes.MapGet("/rtc", () => Results.NotFound("this server speaks /rtc/v1"));
        routes.MapGet("/rtc/validate", () => Results.NotFound("this server speaks /rtc/v1"));
    }

    /// <summary>Tells a client, in words, why its WebSocket was refused.</summary>
    private async Task<IResult> ValidateAsync(HttpContext context)
    {
        var checkedJoin = await CheckAsync(context);
        return checkedJoin.Error ?? Results.Text("success");
    }

    private async Task JoinAsync(HttpContext context)
    {
        var (error, room, request, join) = await CheckAsync(context);
        if (error is not null)
        {
            await error.ExecuteAsync(context);
            return;
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            await Results.BadRequest("a WebSocket is wanted").ExecuteAsync(context);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { KeepAliveInterval = SignalingSettings.KeepAlive, KeepAliveTimeout = SignalingSettings.KeepAlive * 2 });
        using var session = new LiveKitSession(new SignalSocket(socket), settings, time, logger);
        if (join!.Reconnect)
        {
            // Nothing of a lost session is kept: the client joins and publishes again by itself.
            await session.RefuseResumeAsync(context.RequestAborted);
            return;
        }

        await session.RunAsync(room!, request!, join, context.RequestAborted);
    }

    private async Task<(IResult? Error, Room? Room, JoinRequest? Request, Protocol.JoinRequest? Join)> CheckAsync(HttpContext context)
    {
        // The SDK asks from other origins too, and reads the words of a refusal.
        context.Response.Headers.AccessControlAllowOrigin = "*";
        if (BearerToken.Of(context.Request) is not { } bearer)
        {
            return Refuse(StatusCodes.Status401Unauthorized, "no access token was given");
        }

        var (status, token) = await tokens.VerifyAsync(bearer);
        if (token is null)
        {
            return Refuse(StatusCodes.Status401Unauthorized, status == AccessTokenStatus.Expired
                ? "the access token has expired"
                : "the access token is not valid");
        }

        if (token.Video.Room is not { Length: > 0 } name || !token.MayJoin(name) || string.IsNullOrEmpty(token.Identity))
        {
            return Refuse(StatusCodes.Status403Forbidden, "the access token does not let its bearer join a room");
        }

        if (!JoinQuery.TryRead(context.Request, out var join, out var words))
        {
            return Refuse(StatusCodes.Status400BadRequest, words);
        }

        if (rooms.Find(name) is not { } room)
        {
            return Refuse(StatusCodes.Status404NotFound, Admission.Words(Refusal.NotFound));
        }

        var request = JoinMapping.Request(token, join);
        return await room.JudgeAsync(request) is { } refusal
            ? Refuse(StatusCodes.Status403Forbidden, Admission.Words(refusal))
            : (null, room, request, join);
    }

    private static (IResult? Error, Room? Room, JoinRequest? Request, Protocol.JoinRequest? Join) Refuse(int status, string words) =>
        (Results.Text(words, statusCode: status), null, null, null);
}
