using SfuPlatform.Gateway.Access;
using SfuPlatform.Gateway.Api.Contracts;
using SfuPlatform.Gateway.Api.LenientJson;
using SfuPlatform.Gateway.Directory;

namespace SfuPlatform.Gateway.Api;

/// <summary>POST /meeting and DELETE /meeting/{room}.</summary>
internal static class MeetingApi
{
    /// <summary>Creates a meeting under a new name.</summary>
    public static async Task<IResult> CreateAsync(
        HttpContext context, RoomCreation creation, PublicOrigin origin, CancellationToken cancellationToken)
    {
        await RequestBody.ReadAsync<MeetingRequest>(context.Request);
        var room = ApiRoom.New();
        await creation.FindOrCreateAsync(room, RoomWishes.None, cancellationToken);
        return TypedResults.Json(new MeetingResponse($"{origin.Of(context.Request)}/join/{room.Value}"));
    }

    /// <summary>Ends a meeting.</summary>
    public static async Task<IResult> EndAsync(HttpContext context, RoomChanges changes, CancellationToken cancellationToken)
    {
        var room = ApiRoom.OfPath(context);
        var request = await RequestBody.ReadAsync<MeetingEndRequest>(context.Request);
        if (request.Redirect is { } redirect && !IsWebAddress(redirect))
        {
            throw new BadRequestException("redirect must be an absolute http or https URL");
        }

        return await changes.EndAsync(room, request.Redirect, cancellationToken)
            ? TypedResults.Json(new MeetingEndResponse(true, "Meeting ended", room.Value))
            : ApiErrors.FailureOf(StatusCodes.Status404NotFound, ApiErrors.RoomNotFound);
    }

    private static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0;
}
