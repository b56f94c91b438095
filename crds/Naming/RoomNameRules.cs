using System.Text;
using System.Text.RegularExpressions;

namespace SfuPlatform.Crds.Naming;

/// <summary>Which names a room may have on the outside.</summary>
internal static partial class RoomNameRules
{
    // Words that broken callers send in place of a name, and what browsers ask for by themselves.
    private static readonly string[] Refused = ["false", "undefined", "null", "favicon.ico"];

    /// <summary>What is wrong with a name, in words for its sender; null: nothing.</summary>
    public static string? Problem(string name)
    {
        if (name.Length == 0)
        {
            return "the room name is empty";
        }

        if (name.EnumerateRunes().Count() > RoomName.MaxLength)
        {
            return $"the room name is longer than {RoomName.MaxLength} characters";
        }

        if (Refused.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return $"'{name}' is not allowed as a room name";
        }

        // A lone surrogate has no UTF-8 form, so two such names could not be told apart.
        if (name.Any(char.IsControl) || name.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar))
        {
            return "the room name has control characters";
        }

        var decodings = Decodings(name);
        if (decodings.Any(IsPathTraversal))
        {
            return "the room name is a path traversal";
        }

        return decodings.Any(TagPattern().IsMatch) ? "the room name has HTML tags" : null;
    }

    private static string[] Decodings(string name)
    {
        var once = Uri.UnescapeDataString(name);
        return [name, once, Uri.UnescapeDataString(once)];
    }

    // A whole name of dots is one too: a browser resolves it away in /join/{room}.
    private static bool IsPathTraversal(string name) =>
        name is "." or ".." || name.Contains("../", StringComparison.Ordinal) || name.Contains("..\\", StringComparison.Ordinal);

    [GeneratedRegex(@"<[/!?]?[a-zA-Z][^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex TagPattern();
}
