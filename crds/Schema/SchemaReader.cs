using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using k8s.Models;

namespace SfuPlatform.Crds.Schema;

/// <summary>
/// Reads the schema of a resource type from its properties, their attributes of DataAnnotations and their documentation.
/// </summary>
/// <param name="describe">The description of a type or property; null: none.</param>
internal sealed class SchemaReader(Func<MemberInfo, string?> describe)
{
    /// <summary>The schema of a whole resource.</summary>
    public SchemaNode Resource(Type type) => Object(type) with { Description = describe(type) };

    private SchemaNode Object(Type type)
    {
        var properties = type.GetProperties()
            .Select(property => (Property: property, Name: property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name))
            .Where(pair => pair.Name is not null)
            .ToList();
        return new SchemaNode("object")
        {
            Properties = properties.ToDictionary(pair => pair.Name!, pair => Property(pair.Property)),
            Required = [.. properties.Where(pair => IsRequired(pair.Property)).Select(pair => pair.Name!)],
        };
    }

    private SchemaNode Property(PropertyInfo property)
    {
        var node = Value(property.PropertyType) with { Description = describe(property) };
        if (property.GetCustomAttribute<DefaultValueAttribute>() is { Value: { } value })
        {
            node = node with { Default = JsonSerializer.SerializeToNode(value) };
        }

        if (property.GetCustomAttribute<ListKeyAttribute>() is { } key)
        {
            node = node with { ListKey = key.Field };
        }

        // What is said of a list is meant for each of its elements.
        return node.Items is { Properties: null } items ? node with { Items = Constrained(items, property) } : Constrained(node, property);
    }

    private static SchemaNode Constrained(SchemaNode node, PropertyInfo property)
    {
        var range = property.GetCustomAttribute<RangeAttribute>();
        return node with
        {
            Pattern = property.GetCustomAttribute<RegularExpressionAttribute>()?.Pattern ?? node.Pattern,
            Minimum = (int?)range?.Minimum ?? node.Minimum,
            Maximum = (int?)range?.Maximum ?? node.Maximum,
            MinLength = property.GetCustomAttribute<MinLengthAttribute>()?.Length ?? node.MinLength,
            MaxLength = property.GetCustomAttribute<MaxLengthAttribute>()?.Length ?? node.MaxLength,
            Enum = property.GetCustomAttribute<AllowedValuesAttribute>()?.Values.Select(value => $"{value}").ToList() ?? node.Enum,
        };
    }

    private SchemaNode Value(Type declared)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsEnum)
        {
            return new SchemaNode("string") { Enum = System.Enum.GetNames(type) };
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>))
        {
            return new SchemaNode("array") { Items = Value(type.GetGenericArguments()[0]) };
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDictionary<,>))
        {
            return new SchemaNode("object") { AdditionalProperties = Value(type.GetGenericArguments()[1]) };
        }

        return type switch
        {
            _ when type == typeof(string) => new SchemaNode("string"),
            _ when type == typeof(bool) => new SchemaNode("boolean"),
            _ when type == typeof(int) => new SchemaNode("integer") { Format = "int32" },
            _ when type == typeof(long) => new SchemaNode("integer") { Format = "int64" },
            _ when type == typeof(DateTime) => new SchemaNode("string") { Format = "date-time" },
            _ when type == typeof(V1Condition) => ConditionSchema.Node,

            // The API server knows these itself, and allows no schema of them.
            _ when type == typeof(V1ObjectMeta) => new SchemaNode("object"),
            _ when type.Assembly == typeof(SchemaReader).Assembly => Object(type),
            _ => throw new NotSupportedException($"{type} has no schema"),
        };
    }

    private static bool IsRequired(PropertyInfo property) => property.GetCustomAttribute<RequiredAttribute>() is not null;
}
