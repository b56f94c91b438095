namespace SfuPlatform.Crds.Access;

/// <summary>What verifying an access token gave.</summary>
public enum AccessTokenStatus
{
    /// <summary>The token is good.</summary>
    Valid,

    /// <summary>It is not a signed HS256 token with an expiry.</summary>
    Malformed,

    /// <summary>It names a key that we do not have.</summary>
    UnknownKey,

    /// <summary>Its signature is wrong.</summary>
    WrongSignature,

    /// <summary>It was good until its <c>exp</c>.</summary>
    Expired,

    /// <summary>It is not good before its <c>nbf</c>.</summary>
    NotYetValid,
}

/// <summary>What verifying an access token gave.</summary>
/// <param name="Status">Whether it is good, or why not.</param>
/// <param name="Token">What it says; null unless it is good.</param>
public sealed record AccessTokenResult(AccessTokenStatus Status, AccessToken? Token);
