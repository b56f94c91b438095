using System.Globalization;
using System.Text.RegularExpressions;

namespace SfuPlatform.Crds.V1Alpha1;

/// <summary>How long a meeting may last, as it stands in a MeetingRoom and in join URLs.</summary>
public static partial class MeetingDuration
{
    /// <summary>The text for no limit.</summary>
    public const string Unlimited = "unlimited";

    /// <summary>What a duration looks like: <c>unlimited</c> or HH:MM:SS, of which the hours may have three digits.</summary>
    public const string Pattern = "^(unlimited|[0-9]{2,3}:[0-5][0-9]:[0-5][0-9])$";

    /// <summary>Reads a duration.</summary>
    /// <param name="text">The text.</param>
    /// <param name="duration">The duration; null: no limit.</param>
    /// <returns>False where it is none.</returns>
    public static bool TryParse(string? text, out TimeSpan? duration)
    {
        duration = null;
        if (text is null || text.EndsWith('\n') || !DurationPattern().IsMatch(text))
        {
            return false;
        }

        if (text != Unlimited)
        {
            var parts = text.Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            duration = new TimeSpan(parts[0], parts[1], parts[2]);
        }

        return true;
    }

    [GeneratedRegex(Pattern)]
    private static partial Regex DurationPattern();
}
