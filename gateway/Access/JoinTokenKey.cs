using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using SfuPlatform.Crds.Access;

namespace SfuPlatform.Gateway.Access;

/// <summary>The keys of join tokens, derived (HKDF, RFC 5869) from an access token key so that there is one secret to keep.</summary>
internal sealed class JoinTokenKey
{
    // A128… would do; one size for both keeps the derivation plain. A256CBC-HS512 takes 512 bits.
    private const int KeyBytes = 64;

    public JoinTokenKey(AccessTokenKey from)
    {
        var signing = Derive(from, "sfuplatform join token signature");
        var encryption = Derive(from, "sfuplatform join token encryption");
        Signing = new SigningCredentials(signing, SecurityAlgorithms.HmacSha256);
        Encrypting = new EncryptingCredentials(encryption, Microsoft.IdentityModel.JsonWebTokens.JwtConstants.DirectKeyUseAlg, SecurityAlgorithms.Aes256CbcHmacSha512);
        SignatureOnly = Parameters();
        SignatureOnly.IssuerSigningKey = signing;
        SignatureOnly.ValidAlgorithms = [SecurityAlgorithms.HmacSha256];
        Decrypting = Parameters();
        Decrypting.TokenDecryptionKey = encryption;
    }

    /// <summary>Signs.</summary>
    public SigningCredentials Signing { get; }

    /// <summary>Encrypts.</summary>
    public EncryptingCredentials Encrypting { get; }

    /// <summary>Verifies the signature; the time is compared apart, with a clock that tests own.</summary>
    public TokenValidationParameters SignatureOnly { get; }

    /// <summary>Decrypts.</summary>
    public TokenValidationParameters Decrypting { get; }

    private static SymmetricSecurityKey Derive(AccessTokenKey from, string purpose) => new(HKDF.DeriveKey(
        HashAlgorithmName.SHA512, Encoding.UTF8.GetBytes(from.Secret), KeyBytes, salt: null, Encoding.UTF8.GetBytes(purpose)));

    private static TokenValidationParameters Parameters() => new()
    {
        ValidateAudience = false,
        ValidateIssuer = false,
        ValidateLifetime = false,
        RequireExpirationTime = false,
    };
}
