using System.Globalization;

namespace SfuPlatform.MediaNode.Sdp.Attributes;

/// <summary><c>a=ssrc:1234 cname:abc</c>: an attribute of a stream (RFC 5576).</summary>
/// <param name="Id">The stream.</param>
/// <param name="Attribute">What follows: "cname:abc", "msid:a b", ...</param>
internal readonly record struct Ssrc(uint Id, string Attribute)
{
    /// <summary>The attribute's name.</summary>
    public const string Name = "ssrc";

    /// <summary>Reads the value.</summary>
    public static bool TryParse(string value, out Ssrc result)
    {
        result = default;
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        var number = space < 0 ? value : value[..space];
        if (!uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        result = new(id, space < 0 ? "" : value[(space + 1)..]);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Id}{(Attribute.Length == 0 ? "" : " ")}{Attribute}");
}
