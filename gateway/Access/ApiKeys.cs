using System.Security.Cryptography;
using System.Text;

namespace SfuPlatform.Gateway.Access;

/// <summary>The keys of the REST API. Comparing takes the same time whatever is presented.</summary>
internal sealed class ApiKeys(ApiOptions options)
{
    private const string BearerPrefix = "Bearer ";

    // Hashes have one length, so that not even a key's length can be measured.
    private readonly byte[][] _hashes = [.. options.Keys.Select(Hash)];

    /// <summary>The key that a request presents: the bare header or <c>Bearer KEY</c>; empty: none.</summary>
    public static string Presented(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString().Trim();
        return header.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase) ? header[BearerPrefix.Length..].Trim() : header;
    }

    /// <summary>Whether a key is one of ours.</summary>
    public bool IsValid(string key)
    {
        var hash = Hash(key);
        var found = false;
        foreach (var valid in _hashes)
        {
            found |= CryptographicOperations.FixedTimeEquals(valid, hash);
        }

        return found;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
