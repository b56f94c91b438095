using System.Security.Cryptography;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Gateway.Access;
using SfuPlatform.Gateway.Api.Contracts;
using SfuPlatform.Gateway.Api.LenientJson;
using SfuPlatform.Gateway.Directory;

namespace SfuPlatform.Gateway.Api;

/// <summary>POST /join.</summary>
internal static class JoinApi
{
    private const int GuestNumbers = 999_999;

    /// <summary>Gives a URL that joins a room directly; the room is there when the answer is sent.</summary>
    public static async Task<IResult> CreateAsync(
        HttpContext context,
        RoomCreation creation,
        JoinTokens tokens,
        AccessTokenOptions options,
        PublicOrigin origin,
        CancellationToken cancellationToken)
    {
        var request = await RequestBody.ReadAsync<JoinRequest>(context.Request);
        var room = request.Room is null ? ApiRoom.New() : ApiRoom.Of(request.Room);
        var duration = string.IsNullOrEmpty(request.Duration) ? MeetingDuration.Unlimited : request.Duration;
        if (!RoomWishes.IsDuration(duration))
        {
            throw new BadRequestException("duration must be unlimited or HH:MM:SS");
        }

        var token = request.Token is null ? null : TokenApi.Mint(request.Token, tokens, options);
        await creation.OpenAsync(room, new RoomWishes(request.RoomPassword, duration), cancellationToken);

        var name = string.IsNullOrEmpty(request.Name) ? $"User-{RandomNumberGenerator.GetInt32(GuestNumbers)}" : request.Name;
        return TypedResults.Json(new JoinResponse(JoinUrl.Of(origin.Of(context.Request), request, room.Value, name, duration, token)));
    }
}
