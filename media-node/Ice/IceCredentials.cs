using System.Buffers;
using System.Security.Cryptography;

namespace SfuPlatform.MediaNode.Ice;

/// <summary>A username fragment and password (RFC 8445 section 5.3).</summary>
/// <param name="UsernameFragment">4 to 256 ice-chars.</param>
/// <param name="Password">22 to 256 ice-chars.</param>
internal sealed record IceCredentials(string UsernameFragment, string Password)
{
    private const string IceChars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(IceChars);

    /// <summary>New ones that nobody can guess: 96 bits of fragment, 192 of password.</summary>
    public static IceCredentials Create() =>
        new(RandomNumberGenerator.GetString(IceChars, 16), RandomNumberGenerator.GetString(IceChars, 32));

    /// <summary>Those of an SDP. False: too short, too long, or not of ice-chars.</summary>
    public static bool TryCreate(string? usernameFragment, string? password, out IceCredentials? credentials)
    {
        credentials = IsValid(usernameFragment, 4) && IsValid(password, 22) ? new(usernameFragment!, password!) : null;
        return credentials is not null;
    }

    /// <summary>The fragment only: the password has no business in a log.</summary>
    public override string ToString() => UsernameFragment;

    private static bool IsValid(string? text, int minLength) =>
        text is not null && text.Length >= minLength && text.Length <= 256 && !text.AsSpan().ContainsAnyExcept(Allowed);
}
