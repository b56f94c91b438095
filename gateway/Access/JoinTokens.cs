using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;

namespace SfuPlatform.Gateway.Access;

/// <summary>
/// Mints and verifies the tokens of join links: a JWT signed by HS256 with <c>exp</c>, whose claim <c>data</c> is a JWE of
/// what it says, so that a link reveals neither user nor password. Keys are derived from the access token keys.
/// </summary>
internal sealed class JoinTokens(AccessTokenOptions options, TimeProvider time)
{
    private const string DataClaim = "data";

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };
    private readonly JoinTokenKey[] _keys = [.. options.Keys.Select(key => new JoinTokenKey(key))];

    /// <summary>Signs a token that is good from now on, for a while.</summary>
    public string Mint(JoinToken token, TimeSpan validity)
    {
        var key = _keys[0];
        var issued = time.GetUtcNow().ToUnixTimeSeconds();
        var payload = new JsonObject
        {
            [DataClaim] = _handler.EncryptToken(JsonSerializer.Serialize(token), key.Encrypting),
            ["iat"] = issued,
            ["exp"] = issued + (long)Math.Ceiling(validity.TotalSeconds),
        };
        return _handler.CreateToken(payload.ToJsonString(), key.Signing);
    }

    /// <summary>Verifies signature and time of a token and reads it.</summary>
    public async Task<JoinTokenResult> VerifyAsync(string token)
    {
        foreach (var key in _keys)
        {
            var verified = await _handler.ValidateTokenAsync(token, key.SignatureOnly);
            if (verified.IsValid && verified.SecurityToken is JsonWebToken { IsEncrypted: false } signed)
            {
                return Read(signed, key);
            }
        }

        return Refused(JoinTokenStatus.Invalid);
    }

    private JoinTokenResult Read(JsonWebToken signed, JoinTokenKey key)
    {
        if (!signed.TryGetPayloadValue<long>("exp", out var expires) || !signed.TryGetPayloadValue<string>(DataClaim, out var data))
        {
            return Refused(JoinTokenStatus.Invalid);
        }

        if (time.GetUtcNow().ToUnixTimeSeconds() >= expires)
        {
            return Refused(JoinTokenStatus.Expired);
        }

        var text = _handler.DecryptToken(new JsonWebToken(data), key.Decrypting);
        return JsonSerializer.Deserialize<JoinToken>(text) is { } token
            ? new JoinTokenResult(JoinTokenStatus.Valid, token)
            : Refused(JoinTokenStatus.Invalid);
    }

    private static JoinTokenResult Refused(JoinTokenStatus status) => new(status, null);
}
