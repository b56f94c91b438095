using SfuPlatform.Gateway.Access;
using SfuPlatform.Gateway.Api.Contracts;
using SfuPlatform.Gateway.Api.LenientJson;

namespace SfuPlatform.Gateway.Api;

/// <summary>POST /token.</summary>
internal static class TokenApi
{
    /// <summary>Makes a token to join with.</summary>
    public static async Task<IResult> CreateAsync(HttpContext context, JoinTokens tokens, AccessTokenOptions options)
    {
        var request = await RequestBody.ReadAsync<TokenRequest>(context.Request);
        return TypedResults.Json(new TokenResponse(Mint(request, tokens, options)));
    }

    /// <summary>Makes the token that a request asks for.</summary>
    /// <exception cref="BadRequestException">It is to live longer than allowed.</exception>
    public static string Mint(TokenRequest request, JoinTokens tokens, AccessTokenOptions options)
    {
        var lifetime = request.Expire ?? TokenLifetime.Default;
        if (lifetime > options.MaxJoinTokenLifetime)
        {
            throw new BadRequestException($"expire must be at most {options.MaxJoinTokenLifetime.TotalDays:0.#} days");
        }

        return tokens.Mint(new JoinToken(request.Username, request.Password, request.Presenter), lifetime);
    }
}
