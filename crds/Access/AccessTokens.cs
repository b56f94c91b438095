using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SfuPlatform.Crds.Access;

/// <summary>Mints and verifies LiveKit access tokens (JWT, HS256). Any thread may call.</summary>
public sealed class AccessTokens
{
    /// <summary>How far the clocks of issuer and verifier may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };
    private readonly Dictionary<string, SymmetricSecurityKey> _keys;
    private readonly string _mintingKey;
    private readonly TimeProvider _time;

    /// <summary>Uses the first key to mint and any to verify.</summary>
    /// <exception cref="ArgumentException">There is no key, one has no id or too short a secret, or two share an id.</exception>
    public AccessTokens(IReadOnlyList<AccessTokenKey> keys, TimeProvider time)
    {
        if (Problem(keys) is { } problem)
        {
            throw new ArgumentException(problem, nameof(keys));
        }

        _keys = keys.ToDictionary(key => key.Id, key => new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key.Secret)));
        _mintingKey = keys[0].Id;
        _time = time;
    }

    /// <summary>What is wrong with a list of keys, for a message at start; null: nothing.</summary>
    public static string? Problem(IReadOnlyList<AccessTokenKey> keys)
    {
        if (keys.Count == 0)
        {
            return "there is no access token key";
        }

        if (keys.Any(key => key.Id.Length == 0))
        {
            return "an access token key has no Id";
        }

        if (keys.FirstOrDefault(key => Encoding.UTF8.GetByteCount(key.Secret) < AccessTokenKey.MinSecretLength) is { } weak)
        {
            return $"the secret of access token key '{weak.Id}' has fewer than {AccessTokenKey.MinSecretLength} bytes";
        }

        return keys.Select(key => key.Id).Distinct().Count() < keys.Count ? "two access token keys have the same Id" : null;
    }

    /// <summary>Signs a token that is good from now on, for a while.</summary>
    public string Mint(AccessToken token, TimeSpan validity)
    {
        var now = _time.GetUtcNow();
        var payload = JsonSerializer.SerializeToNode(token, Json)!.AsObject();
        payload["iss"] = _mintingKey;
        payload["nbf"] = now.ToUnixTimeSeconds();
        payload["exp"] = (now + validity).ToUnixTimeSeconds();
        return _handler.CreateToken(payload.ToJsonString(), new SigningCredentials(_keys[_mintingKey], SecurityAlgorithms.HmacSha256));
    }

    /// <summary>Verifies signature and times of a token and reads it.</summary>
    public async Task<AccessTokenResult> VerifyAsync(string token)
    {
        if (!_handler.CanReadToken(token))
        {
            return Refused(AccessTokenStatus.Malformed);
        }

        JsonWebToken read;
        try
        {
            read = _handler.ReadJsonWebToken(token);
        }
        catch (ArgumentException)
        {
            return Refused(AccessTokenStatus.Malformed);
        }

        if (read.IsEncrypted || read.Alg != SecurityAlgorithms.HmacSha256 || !read.TryGetPayloadValue<long>(JwtRegisteredClaimNames.Exp, out var expires))
        {
            return Refused(AccessTokenStatus.Malformed);
        }

        if (!_keys.TryGetValue(read.Issuer, out var key))
        {
            return Refused(AccessTokenStatus.UnknownKey);
        }

        var verified = await _handler.ValidateTokenAsync(read, SignatureOnly(key));
        if (!verified.IsValid)
        {
            return Refused(AccessTokenStatus.WrongSignature);
        }

        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        var skew = (long)ClockSkew.TotalSeconds;
        if (now - skew >= expires)
        {
            return Refused(AccessTokenStatus.Expired);
        }

        if (read.TryGetPayloadValue<long>(JwtRegisteredClaimNames.Nbf, out var notBefore) && now + skew < notBefore)
        {
            return Refused(AccessTokenStatus.NotYetValid);
        }

        return Read(read) is { } claims ? new AccessTokenResult(AccessTokenStatus.Valid, claims) : Refused(AccessTokenStatus.Malformed);
    }

    private static AccessTokenResult Refused(AccessTokenStatus status) => new(status, null);

    private static AccessToken? Read(JsonWebToken token)
    {
        try
        {
            var claims = JsonSerializer.Deserialize<AccessToken>(Base64UrlEncoder.Decode(token.EncodedPayload), Json);

            // Another issuer's token may say null where ours says nothing.
            return claims is null || claims.Video is not null ? claims : claims with { Video = new VideoGrant() };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Times are compared here against the TimeProvider, so that tests own them; the library would take the machine's.
    private static TokenValidationParameters SignatureOnly(SymmetricSecurityKey key) => new()
    {
        IssuerSigningKey = key,
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidateAudience = false,
        ValidateIssuer = false,
        ValidateLifetime = false,
        RequireExpirationTime = false,
    };
}
