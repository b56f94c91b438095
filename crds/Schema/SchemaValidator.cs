using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SfuPlatform.Crds.Schema;

/// <summary>Judges JSON by a schema as the API server does.</summary>
internal static class SchemaValidator
{
    /// <summary>Every way in which a value breaks its schema, each with the path to it.</summary>
    public static IEnumerable<string> Problems(JsonNode? value, SchemaNode schema, string path) => (value, schema.Type) switch
    {
        (null, _) => [],
        (JsonObject map, "object") => InObject(map, schema, path),
        (JsonArray list, "array") => InArray(list, schema, path),
        (JsonValue text, "string") when text.GetValueKind() == JsonValueKind.String => InText(text.GetValue<string>(), schema, path),
        (JsonValue number, "integer") when number.GetValueKind() == JsonValueKind.Number => InNumber(number, schema, path),
        (JsonValue flag, "boolean") when flag.GetValueKind() is JsonValueKind.True or JsonValueKind.False => [],
        _ => [$"{path}: must be of type {schema.Type}"],
    };

    private static IEnumerable<string> InObject(JsonObject map, SchemaNode schema, string path) =>
        schema.Required.Where(name => map[name] is null).Select(name => $"{path}.{name}: required")
            .Concat(map.SelectMany(pair => (schema.Properties?.GetValueOrDefault(pair.Key) ?? schema.AdditionalProperties) is { } inner
                ? Problems(pair.Value, inner, $"{path}.{pair.Key}")
                : []));

    private static IEnumerable<string> InArray(JsonArray list, SchemaNode schema, string path)
    {
        var problems = list.SelectMany((item, at) => Problems(item, schema.Items!, $"{path}[{at}]"));
        var keys = schema.ListKey is { } key ? list.Select(item => $"{item?[key]}").ToList() : [];
        return keys.Distinct().Count() < keys.Count ? problems.Append($"{path}: two elements have the same {schema.ListKey}") : problems;
    }

    private static IEnumerable<string> InText(string text, SchemaNode schema, string path)
    {
        if (schema.Enum is { } allowed && !allowed.Contains(text))
        {
            yield return $"{path}: '{text}' is none of {string.Join(", ", allowed)}";
        }

        if (schema.Pattern is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant))
        {
            yield return $"{path}: '{text}' does not match {pattern}";
        }

        if (text.Length < schema.MinLength || text.Length > schema.MaxLength)
        {
            yield return $"{path}: must have {schema.MinLength ?? 0} to {schema.MaxLength ?? int.MaxValue} characters";
        }
    }

    private static IEnumerable<string> InNumber(JsonValue number, SchemaNode schema, string path)
    {
        if (!number.TryGetValue<long>(out var value) && !long.TryParse(number.ToJsonString(), out value))
        {
            yield return $"{path}: must be a whole number";
        }
        else if (value < schema.Minimum || value > schema.Maximum)
        {
            yield return $"{path}: {value} is not within {schema.Minimum ?? long.MinValue} and {schema.Maximum ?? long.MaxValue}";
        }
    }
}
