using System.Security.Cryptography;

namespace SfuPlatform.MediaNode.Rooms;

/// <summary>Ids that nobody can guess and that never come twice.</summary>
internal static class Sids
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    /// <summary>Fourteen characters, some 80 bits.</summary>
    public static string Next() => RandomNumberGenerator.GetString(Alphabet, 14);
}
