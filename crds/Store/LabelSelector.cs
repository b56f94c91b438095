using System.Text.RegularExpressions;

namespace SfuPlatform.Crds.Store;

/// <summary>
/// A label selector as kubectl takes it: <c>a=b</c>, <c>a==b</c>, <c>a!=b</c>, <c>a in (b,c)</c>, <c>a notin (b,c)</c>,
/// <c>a</c>, <c>!a</c>, joined by commas, all of which must hold.
/// </summary>
public sealed partial class LabelSelector
{
    private readonly IReadOnlyList<Requirement> _requirements;

    private LabelSelector(IReadOnlyList<Requirement> requirements) => _requirements = requirements;

    /// <summary>Matches every resource.</summary>
    public static LabelSelector Everything { get; } = new([]);

    /// <summary>Reads a selector; null or empty matches everything.</summary>
    /// <exception cref="InvalidResourceException">It is not a selector.</exception>
    public static LabelSelector Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Everything;
        }

        var requirements = new List<Requirement>();
        for (var rest = text; rest.Length > 0;)
        {
            var match = RequirementPattern().Match(rest);
            if (!match.Success)
            {
                throw new InvalidResourceException($"'{text}' is not a label selector: cannot read '{rest}'");
            }

            requirements.Add(Requirement.Of(match));
            rest = rest[match.Length..];
        }

        return new LabelSelector(requirements);
    }

    /// <summary>Whether labels (null: none) match.</summary>
    public bool Matches(IDictionary<string, string>? labels) => _requirements.All(requirement => requirement.Matches(labels));

    // One requirement and the comma after it; a comma must be followed by another requirement.
    [GeneratedRegex(
        """
        \G\s*(?:
          (?<absent>!)\s*(?<key>[\w./-]+)
        | (?<key>[\w./-]+)\s+(?<set>in|notin)\s*\((?<values>[\w.,\s-]*)\)
        | (?<key>[\w./-]+)\s*(?<equal>==|=|!=)\s*(?<value>[\w.-]*)
        | (?<key>[\w./-]+)
        )\s*(?:,(?=\s*[\w!])|$)
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex RequirementPattern();

    /// <param name="Key">The label.</param>
    /// <param name="Values">The values that it may have; null: any.</param>
    /// <param name="Negated">Whether the opposite is asked; a label that is not there satisfies that.</param>
    private sealed record Requirement(string Key, IReadOnlyList<string>? Values, bool Negated)
    {
        public static Requirement Of(Match match)
        {
            var key = match.Groups["key"].Value;
            if (match.Groups["set"] is { Success: true } set)
            {
                var values = match.Groups["values"].Value.Split(',', StringSplitOptions.TrimEntries);
                return new Requirement(key, values, set.Value == "notin");
            }

            return match.Groups["equal"] is { Success: true } equal
                ? new Requirement(key, [match.Groups["value"].Value], equal.Value == "!=")
                : new Requirement(key, null, match.Groups["absent"].Success);
        }

        public bool Matches(IDictionary<string, string>? labels)
        {
            var found = labels is not null && labels.TryGetValue(Key, out var value) && (Values?.Contains(value) ?? true);
            return found != Negated;
        }
    }
}
