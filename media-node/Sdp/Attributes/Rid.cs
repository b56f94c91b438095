namespace SfuPlatform.MediaNode.Sdp.Attributes;

/// <summary><c>a=rid:h send pt=96;max-width=640</c>: a stream of simulcast (RFC 8851).</summary>
/// <param name="Id">Letters and digits.</param>
/// <param name="Direction">"send" or "recv".</param>
/// <param name="Restrictions">What follows, or "".</param>
internal readonly record struct Rid(string Id, string Direction, string Restrictions = "")
{
    /// <summary>The attribute's name.</summary>
    public const string Name = "rid";

    /// <summary>Reads the value.</summary>
    public static bool TryParse(string value, out Rid result)
    {
        result = default;
        var parts = value.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || !IsId(parts[0]) || parts[1] is not ("send" or "recv"))
        {
            return false;
        }

        result = new(parts[0], parts[1], parts.Length > 2 ? parts[2].Trim() : "");
        return true;
    }

    /// <summary>Whether this may be a rid: RFC 8851 has letters and digits, browsers write '-' and '_' as well.</summary>
    public static bool IsId(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        return text.Length is > 0 and <= 32;
    }

    /// <inheritdoc/>
    public override string ToString() => Restrictions.Length == 0 ? $"{Id} {Direction}" : $"{Id} {Direction} {Restrictions}";
}
