namespace SfuPlatform.Crds.Access;

/// <summary>A key that access tokens are signed with; several are in use while one is replaced by the next.</summary>
public sealed class AccessTokenKey
{
    /// <summary>The shortest secret in UTF-8 bytes: RFC 7518 3.2 wants as many bits as the hash has.</summary>
    public const int MinSecretLength = 32;

    /// <summary>The name of the key, the token's <c>iss</c>.</summary>
    public string Id { get; set; } = "";

    /// <summary>The secret.</summary>
    public string Secret { get; set; } = "";

    /// <summary>The key's name; the secret stays out of logs.</summary>
    public override string ToString() => Id;
}
