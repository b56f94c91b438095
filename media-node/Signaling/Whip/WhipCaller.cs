using SfuPlatform.Crds.Access;
using SfuPlatform.MediaNode.Signaling.Authentication;

namespace SfuPlatform.MediaNode.Signaling.Whip;

/// <summary>Who calls: the access token of a request, in the Authorization header or the query.</summary>
internal static class WhipCaller
{
    /// <summary>The token where it lets its bearer into this room; else the problem.</summary>
    public static async Task<(AccessToken? Token, WhipProblem? Problem)> FindAsync(
        HttpRequest request,
        AccessTokens tokens,
        string room)
    {
        if (BearerToken.Of(request) is not { Length: > 0 } text)
        {
            return Refused(StatusCodes.Status401Unauthorized, "an access token is needed: Authorization: Bearer <token>");
        }

        var (status, token) = await tokens.VerifyAsync(text);
        if (token is null)
        {
            var words = status == AccessTokenStatus.Expired ? "the access token has expired" : "the access token is not valid";
            return Refused(StatusCodes.Status401Unauthorized, words);
        }

        return token.MayJoin(room) && !string.IsNullOrEmpty(token.Identity)
            ? (token, null)
            : Refused(StatusCodes.Status403Forbidden, "the access token does not let its bearer into this room");
    }

    private static (AccessToken?, WhipProblem?) Refused(int status, string words) => (null, new WhipProblem(status, words));
}
