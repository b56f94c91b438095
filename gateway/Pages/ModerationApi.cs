using SfuPlatform.Crds.Access;
using SfuPlatform.Gateway.Access;

namespace SfuPlatform.Gateway.Pages;

/// <summary>POST /meet/{room}/moderation: what presenters do to a meeting and to those in it.</summary>
internal static class ModerationApi
{
    private const string BearerPrefix = "Bearer ";

    /// <summary>Does it, where the caller is in the room now and a presenter there.</summary>
    public static async Task<IResult> ActAsync(
        HttpContext context, RoomTokens tokens, Moderation moderation, CancellationToken cancellationToken)
    {
        var name = MeetGuard.RoomOf(context);
        var caller = await CallerAsync(context.Request, tokens);
        if (!caller.MayJoin(name.Value) || caller.Identity is null)
        {
            throw new RefusedException(Refusal.NotPresenter);
        }

        var request = await MeetRoutes.ReadAsync<ModerationRequest>(context.Request);
        await moderation.ActAsync(name, caller.Identity, request, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<AccessToken> CallerAsync(HttpRequest request, RoomTokens tokens)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedException(Refusal.TokenInvalid);
        }

        var verified = await tokens.VerifyAsync(header[BearerPrefix.Length..].Trim());
        return verified.Status switch
        {
            AccessTokenStatus.Valid => verified.Token!,
            AccessTokenStatus.Expired => throw new RefusedException(Refusal.TokenExpired),
            _ => throw new RefusedException(Refusal.TokenInvalid),
        };
    }
}
