using System.Globalization;
using System.Text.RegularExpressions;

namespace SfuPlatform.Gateway.Directory;

/// <summary>How long a meeting may last: <c>unlimited</c>, or HH:MM:SS.</summary>
internal static partial class MeetingDuration
{
    /// <summary>What meetings get that do not say.</summary>
    public const string Unlimited = "unlimited";

    /// <summary>Whether a text is a duration that a room can have.</summary>
    public static bool IsValid(string text) => text == Unlimited || Of(text) > TimeSpan.Zero;

    /// <summary>The time that a text stands for; null: unlimited, or none.</summary>
    public static TimeSpan? Of(string text)
    {
        var match = Pattern().Match(text);
        return match.Success ? new TimeSpan(Part("hours"), Part("minutes"), Part("seconds")) : null;

        int Part(string name) => int.Parse(match.Groups[name].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(?<hours>\d{2}):(?<minutes>[0-5]\d):(?<seconds>[0-5]\d)\z", RegexOptions.ECMAScript)]
    private static partial Regex Pattern();
}
