namespace SfuPlatform.Gateway.Access;

/// <summary>What a join token says of its bearer.</summary>
/// <param name="Username">The user that it was made for.</param>
/// <param name="Password">That user's password; never readable in the token.</param>
/// <param name="Presenter">Whether the bearer is a presenter; null: the room decides.</param>
internal sealed record JoinToken(string? Username, string? Password, bool? Presenter);

/// <summary>What verifying a join token gave.</summary>
internal enum JoinTokenStatus
{
    /// <summary>It is good.</summary>
    Valid,

    /// <summary>It was good until its <c>exp</c>.</summary>
    Expired,

    /// <summary>It is none of ours.</summary>
    Invalid,
}

/// <summary>What verifying a join token gave.</summary>
/// <param name="Status">Whether it is good, or why not.</param>
/// <param name="Token">What it says; null unless it is good.</param>
internal sealed record JoinTokenResult(JoinTokenStatus Status, JoinToken? Token);
