using System.Globalization;

namespace SfuPlatform.MediaNode.Sdp.Attributes;

/// <summary><c>a=extmap:4/sendonly uri attributes</c>: the id of a header extension (RFC 8285 section 8).</summary>
/// <param name="Id">1 to 255 here; ids from 4096 are proposals without a place yet, and are not taken.</param>
/// <param name="Uri">What the extension is.</param>
/// <param name="Direction">"sendonly", "recvonly", "inactive", or null: both ways.</param>
internal readonly record struct ExtMap(byte Id, string Uri, string? Direction = null)
{
    /// <summary>The attribute's name.</summary>
    public const string Name = "extmap";

    /// <summary>Reads the value; extension attributes behind the URI are passed over.</summary>
    public static bool TryParse(string value, out ExtMap result)
    {
        result = default;
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
        {
            return false;
        }

        var slash = parts[0].IndexOf('/', StringComparison.Ordinal);
        var number = slash < 0 ? parts[0] : parts[0][..slash];
        var direction = slash < 0 ? null : parts[0][(slash + 1)..];
        if (!byte.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            || id == 0
            || direction is not (null or "sendrecv" or "sendonly" or "recvonly" or "inactive"))
        {
            return false;
        }

        result = new(id, parts[1], direction == "sendrecv" ? null : direction);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Id}{(Direction is null ? "" : "/" + Direction)} {Uri}");
}
