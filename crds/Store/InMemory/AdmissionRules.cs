using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SfuPlatform.Crds.Schema;

namespace SfuPlatform.Crds.Store.InMemory;

/// <summary>What the API server refuses of any kind of resource, whatever its schema.</summary>
internal static partial class AdmissionRules
{
    private const int MaxNameLength = 253;

    /// <summary>Refuses names and label values that Kubernetes does not take.</summary>
    /// <exception cref="InvalidResourceException">It says which and why.</exception>
    public static void Check(JsonObject json)
    {
        var name = json.MetadataText("name") ?? "";
        if (name.Length > MaxNameLength || !NamePattern().IsMatch(name))
        {
            throw new InvalidResourceException(
                $"metadata.name: '{name}' is not a lower-case DNS subdomain of at most {MaxNameLength} characters");
        }

        if (string.IsNullOrEmpty(json.MetadataText("namespace")))
        {
            throw new InvalidResourceException("metadata.namespace: required");
        }

        foreach (var (key, value) in json.Labels() ?? new Dictionary<string, string>())
        {
            if (!LabelKeyPattern().IsMatch(key) || !LabelValuePattern().IsMatch(value))
            {
                throw new InvalidResourceException($"metadata.labels: '{key}={value}' is not a label of at most 63 characters");
            }
        }
    }

    /// <summary>Refuses what breaks the kind's schema, with every problem at once.</summary>
    /// <exception cref="InvalidResourceException">It says which and why.</exception>
    public static void Check(JsonObject json, SchemaNode schema)
    {
        var problems = SchemaValidator.Problems(json, schema, "").Select(problem => problem.TrimStart('.')).ToList();
        if (problems.Count > 0)
        {
            throw new InvalidResourceException(string.Join("; ", problems));
        }
    }

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?\z", RegexOptions.ECMAScript)]
    private static partial Regex LabelKeyPattern();

    [GeneratedRegex(@"^([A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?)?\z", RegexOptions.ECMAScript)]
    private static partial Regex LabelValuePattern();
}
