using System.Text.Json;

namespace SfuPlatform.Crds.Schema;

/// <summary>Schemas as the maps and lists that the YAML writer takes, in the order in which people read them.</summary>
internal static class SchemaYaml
{
    /// <summary>The map of a schema.</summary>
    public static Dictionary<string, object> Of(SchemaNode node)
    {
        var yaml = new Dictionary<string, object>();
        Add("description", node.Description);
        Add("type", node.Type);
        Add("format", node.Format);
        Add("default", node.Default?.Deserialize<string>());
        Add("enum", node.Enum);
        Add("pattern", node.Pattern);
        Add("minLength", node.MinLength);
        Add("maxLength", node.MaxLength);
        Add("minimum", node.Minimum);
        Add("maximum", node.Maximum);
        Add("required", node.Required.Count > 0 ? node.Required : null);
        Add("properties", node.Properties?.ToDictionary(pair => pair.Key, pair => Of(pair.Value)));
        Add("additionalProperties", node.AdditionalProperties is { } values ? Of(values) : null);
        Add("x-kubernetes-list-type", node.ListKey is null ? null : "map");
        Add("x-kubernetes-list-map-keys", node.ListKey is { } key ? new[] { key } : null);
        Add("items", node.Items is { } items ? Of(items) : null);
        return yaml;

        void Add(string name, object? value)
        {
            if (value is not null)
            {
                yaml[name] = value;
            }
        }
    }
}
