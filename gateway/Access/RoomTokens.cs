using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using SfuPlatform.Crds.Access;

namespace SfuPlatform.Gateway.Access;

/// <summary>Mints the access tokens that people, WHIP and WHEP clients and the gateway itself show to media nodes.</summary>
internal sealed class RoomTokens(AccessTokens tokens, AccessTokenOptions options)
{
    // Long enough for a slow node, short enough to be worth nothing in a log.
    private static readonly TimeSpan OneCall = TimeSpan.FromMinutes(1);

    /// <summary>A new identity that nobody can guess or take.</summary>
    public static string NewIdentity() => "p-" + Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(12));

    /// <summary>Lets a person into a room that is there; the token makes no room anew after it ended.</summary>
    public string ForParticipant(string room, string identity, string name, SfuGrant sfu) => tokens.Mint(
        new AccessToken { Identity = identity, Name = name, Video = Joining(room), Sfu = sfu }, options.Lifetime);

    /// <summary>Lets the bearer of an API key publish or watch by one WHIP or WHEP call.</summary>
    public string ForDevice(string room) => tokens.Mint(
        new AccessToken { Identity = NewIdentity(), Name = "WHIP", Video = Joining(room), Sfu = new SfuGrant { Presenter = false } }, OneCall);

    /// <summary>Lets the gateway ask and moderate on a node.</summary>
    public string ForGateway(string room) => tokens.Mint(
        new AccessToken { Identity = "gateway", Video = new VideoGrant { Room = room, RoomAdmin = true } }, OneCall);

    /// <summary>Verifies an access token that somebody shows.</summary>
    public Task<AccessTokenResult> VerifyAsync(string token) => tokens.VerifyAsync(token);

    private static VideoGrant Joining(string room) =>
        new() { Room = room, RoomJoin = true, RoomCreate = false, CanUpdateOwnMetadata = true };
}
