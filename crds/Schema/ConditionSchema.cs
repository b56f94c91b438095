using System.Text.Json.Nodes;

namespace SfuPlatform.Crds.Schema;

/// <summary>The schema of Kubernetes' own condition type, with the limits that its API conventions set.</summary>
internal static class ConditionSchema
{
    private const int MaxNameLength = 316;
    private const int MaxReasonLength = 1024;
    private const int MaxMessageLength = 32768;

    /// <summary>The schema.</summary>
    public static SchemaNode Node { get; } = new("object")
    {
        Properties = new Dictionary<string, SchemaNode>
        {
            ["type"] = new("string") { Description = "What this is about.", MaxLength = MaxNameLength },
            ["status"] = new("string") { Description = "Whether it holds.", Enum = ["True", "False", "Unknown"] },
            ["reason"] = new("string") { Description = "Why, in one CamelCase word.", MaxLength = MaxReasonLength },
            ["message"] = new("string") { Description = "Why, in a sentence.", MaxLength = MaxMessageLength, Default = JsonValue.Create("") },
            ["lastTransitionTime"] = new("string") { Description = "When the status last changed.", Format = "date-time" },
            ["observedGeneration"] = new("integer") { Description = "The generation of the spec that it answers to.", Format = "int64" },
        },
        Required = ["type", "status"],
    };
}
