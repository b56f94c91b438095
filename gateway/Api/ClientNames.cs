using System.Text.RegularExpressions;

namespace SfuPlatform.Gateway.Api;

/// <summary>Names of operating systems and browsers as REST callers get them.</summary>
internal static partial class ClientNames
{
    /// <summary>As it was told, such as "Windows 10"; "" where unknown.</summary>
    public static string OfSystem(string? told) => Known(told);

    /// <summary>Name and main version, such as "Chrome 156"; "" where unknown.</summary>
    public static string OfBrowser(string? told) => VersionTail().Replace(Known(told), "$1");

    private static string Known(string? told)
    {
        var text = told?.Trim() ?? "";
        return text.StartsWith("unknown", StringComparison.OrdinalIgnoreCase) || text.StartsWith("undefined", StringComparison.OrdinalIgnoreCase)
            ? ""
            : text;
    }

    // "Chrome 156.0.7000.2" -> "Chrome 156"
    [GeneratedRegex(@"( \d+)(\.\d+)+\z")]
    private static partial Regex VersionTail();
}
