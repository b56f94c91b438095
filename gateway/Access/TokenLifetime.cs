using System.Globalization;
using System.Text.RegularExpressions;

namespace SfuPlatform.Gateway.Access;

/// <summary>The times that callers of the original API send as <c>expire</c>.</summary>
internal static partial class TokenLifetime
{
    /// <summary>What a token gets that does not say.</summary>
    public static readonly TimeSpan Default = TimeSpan.FromHours(1);

    private const double MaxMilliseconds = 315_576_000_000_000;

    /// <summary>Reads <c>1h</c>, <c>30m</c>, <c>7d</c>, <c>2 days</c>, <c>90s</c>, or digits alone: milliseconds.</summary>
    public static bool TryParse(string text, out TimeSpan lifetime)
    {
        lifetime = default;
        var match = Pattern().Match(text);
        return match.Success
            && double.TryParse(match.Groups["count"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            && TryTake(count * MillisecondsOf(match.Groups["unit"].Value.ToLowerInvariant()), out lifetime);
    }

    /// <summary>Reads a number of seconds.</summary>
    public static bool TryFromSeconds(double seconds, out TimeSpan lifetime) => TryTake(seconds * 1000, out lifetime);

    private static bool TryTake(double milliseconds, out TimeSpan lifetime)
    {
        var usable = milliseconds is >= 1 and <= MaxMilliseconds;
        lifetime = usable ? TimeSpan.FromMilliseconds(milliseconds) : default;
        return usable;
    }

    private static double MillisecondsOf(string unit) => unit switch
    {
        "" or "ms" or "msec" or "msecs" or "millisecond" or "milliseconds" => 1,
        "s" or "sec" or "secs" or "second" or "seconds" => 1000,
        "m" or "min" or "mins" or "minute" or "minutes" => 60_000,
        "h" or "hr" or "hrs" or "hour" or "hours" => 3_600_000,
        "d" or "day" or "days" => 86_400_000,
        "w" or "week" or "weeks" => 604_800_000,
        "y" or "yr" or "yrs" or "year" or "years" => 31_557_600_000,
        _ => double.NaN,
    };

    [GeneratedRegex(@"^\s*(?<count>\d{1,15}(\.\d{1,6})?|\.\d{1,6})\s*(?<unit>[a-zA-Z]*)\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
