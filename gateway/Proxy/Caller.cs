using SfuPlatform.Crds.Access;
using SfuPlatform.Crds.Naming;
using SfuPlatform.Gateway.Access;

namespace SfuPlatform.Gateway.Proxy;

/// <summary>Who wants to connect to a room.</summary>
/// <param name="Room">The room.</param>
/// <param name="MayCreate">Whether connecting may create it.</param>
/// <param name="Token">A token for the node, in place of a REST key, which nodes do not know; null: the caller's own is good.</param>
internal sealed record Caller(RoomName Room, bool MayCreate, string? Token);

/// <summary>Finds out who wants to connect, or why not.</summary>
internal sealed class Callers(RoomTokens tokens, ApiKeys keys)
{
    private const string TokenParameter = "access_token";

    /// <summary>Somebody with an access token, for the room that it names.</summary>
    /// <exception cref="ConnectionRefusedException">There is no good token.</exception>
    public async Task<Caller> OfTokenAsync(HttpRequest request)
    {
        var token = await VerifyAsync(Shown(request));
        if (!token.Video.RoomJoin || token.Video.Room is null)
        {
            throw new ConnectionRefusedException(StatusCodes.Status403Forbidden, "the access token does not allow joining a room");
        }

        return new Caller(Parse(token.Video.Room), MayCreate(token), null);
    }

    /// <summary>Somebody with an access token or a REST key, for the room that the path names.</summary>
    /// <exception cref="ConnectionRefusedException">There is no good token for that room.</exception>
    public async Task<Caller> OfTokenOrKeyAsync(HttpRequest request, string roomName)
    {
        var room = Parse(roomName);
        var shown = Shown(request);
        if (keys.IsValid(shown))
        {
            return new Caller(room, true, tokens.ForDevice(room.Value));
        }

        var token = await VerifyAsync(shown);
        return token.MayJoin(room.Value)
            ? new Caller(room, MayCreate(token), null)
            : throw new ConnectionRefusedException(StatusCodes.Status403Forbidden, "the access token is not for this room");
    }

    private static bool MayCreate(AccessToken token) => token.Video.RoomCreate ?? true;

    private static string Shown(HttpRequest request) => ApiKeys.Presented(request) is { Length: > 0 } header
        ? header
        : request.Query[TokenParameter].ToString();

    private static RoomName Parse(string name) => RoomName.TryParse(name, out var room, out var problem)
        ? room
        : throw new ConnectionRefusedException(StatusCodes.Status400BadRequest, problem);

    private async Task<AccessToken> VerifyAsync(string token)
    {
        if (token.Length == 0)
        {
            throw new ConnectionRefusedException(StatusCodes.Status401Unauthorized, "an access token is needed");
        }

        var verified = await tokens.VerifyAsync(token);
        return verified.Token ?? throw new ConnectionRefusedException(
            StatusCodes.Status401Unauthorized,
            verified.Status == AccessTokenStatus.Expired ? "the access token has expired" : "the access token is not valid");
    }
}
