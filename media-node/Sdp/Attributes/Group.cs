namespace SfuPlatform.MediaNode.Sdp.Attributes;

/// <summary><c>a=group:BUNDLE 0 1</c>: sections that belong together (RFC 5888, RFC 9143).</summary>
/// <param name="Semantics">"BUNDLE", "LS", ...</param>
/// <param name="Mids">The sections.</param>
internal readonly record struct Group(string Semantics, IReadOnlyList<string> Mids)
{
    /// <summary>The attribute's name.</summary>
    public const string Name = "group";

    /// <summary>Reads the value; a group may be empty.</summary>
    public static bool TryParse(string value, out Group result)
    {
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        result = parts.Length == 0 ? default : new(parts[0], parts[1..]);
        return parts.Length > 0;
    }

    /// <inheritdoc/>
    public override string ToString() => Mids.Count == 0 ? Semantics : $"{Semantics} {string.Join(' ', Mids)}";
}
