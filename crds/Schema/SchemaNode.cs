using System.Text.Json.Nodes;

namespace SfuPlatform.Crds.Schema;

/// <summary>One value's part of a structural schema, of which the API servers of Kubernetes 1.20 and later know every keyword.</summary>
internal sealed record SchemaNode(string Type)
{
    public string? Format { get; init; }

    public string? Description { get; init; }

    public string? Pattern { get; init; }

    public long? Minimum { get; init; }

    public long? Maximum { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public IReadOnlyList<string>? Enum { get; init; }

    public JsonNode? Default { get; init; }

    /// <summary>Of an array: what its elements are.</summary>
    public SchemaNode? Items { get; init; }

    /// <summary>Of an array: the field by which its elements are told apart.</summary>
    public string? ListKey { get; init; }

    /// <summary>Of an object: its fields; null: any.</summary>
    public IReadOnlyDictionary<string, SchemaNode>? Properties { get; init; }

    /// <summary>Of an object: fields that must be there.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>Of a map: what its values are.</summary>
    public SchemaNode? AdditionalProperties { get; init; }
}
