using System.Reflection;
using k8s.Models;
using YamlDotNet.Serialization;

namespace SfuPlatform.Crds.Schema;

/// <summary>
/// Writes the CustomResourceDefinition of a resource type as YAML: structural schema, status subresource, printer columns.
/// No validation by CEL and no selectable fields, for clusters that do not know them.
/// </summary>
internal static class CrdWriter
{
    private const string Header = """
        # Generated from the types in crds/V1Alpha1; do not edit. To write it anew:
        #   SFU_UPDATE_GENERATED=1 dotnet test tests/Crds.Tests --filter CrdFiles

        """;

    /// <summary>The types of which there is a CRD.</summary>
    public static IReadOnlyList<Type> ResourceTypes { get; } =
        [.. typeof(CrdWriter).Assembly.GetTypes().Where(type => type.GetCustomAttribute<CustomResourceAttribute>() is not null)];

    /// <summary>The name of the file for a type.</summary>
    public static string FileName(Type type) => $"{Entity(type).PluralName}.yaml";

    /// <summary>The CRD.</summary>
    public static string Write(Type type)
    {
        var serializer = new SerializerBuilder().WithIndentedSequences().WithQuotingNecessaryStrings().Build();
        return Header.ReplaceLineEndings("\n") + serializer.Serialize(Definition(type)).ReplaceLineEndings("\n");
    }

    private static Dictionary<string, object> Definition(Type type)
    {
        var entity = Entity(type);
        var resource = type.GetCustomAttribute<CustomResourceAttribute>()!;
        return new Dictionary<string, object>
        {
            ["apiVersion"] = "apiextensions.k8s.io/v1",
            ["kind"] = "CustomResourceDefinition",
            ["metadata"] = new Dictionary<string, object> { ["name"] = $"{entity.PluralName}.{entity.Group}" },
            ["spec"] = new Dictionary<string, object>
            {
                ["group"] = entity.Group,
                ["scope"] = "Namespaced",
                ["names"] = new Dictionary<string, object>
                {
                    ["kind"] = entity.Kind,
                    ["listKind"] = entity.Kind + "List",
                    ["plural"] = entity.PluralName,
                    ["singular"] = resource.Singular,
                    ["shortNames"] = resource.ShortNames,
                    ["categories"] = resource.Categories,
                },
                ["versions"] = new[] { Version(type, entity.ApiVersion) },
            },
        };
    }

    private static Dictionary<string, object> Version(Type type, string name) => new()
    {
        ["name"] = name,
        ["served"] = true,
        ["storage"] = true,
        ["subresources"] = new Dictionary<string, object> { ["status"] = new Dictionary<string, object>() },
        ["additionalPrinterColumns"] = type.GetCustomAttributes<PrinterColumnAttribute>().Select(Column).ToList(),
        ["schema"] = new Dictionary<string, object>
        {
            ["openAPIV3Schema"] = SchemaYaml.Of(new SchemaReader(XmlDescriptions.Load().Of).Resource(type)),
        },
    };

    private static Dictionary<string, object> Column(PrinterColumnAttribute column)
    {
        var yaml = new Dictionary<string, object> { ["name"] = column.Name, ["type"] = column.Type, ["jsonPath"] = column.JsonPath };
        if (column.IsWide)
        {
            yaml["priority"] = 1;
        }

        return yaml;
    }

    private static KubernetesEntityAttribute Entity(Type type) => type.GetCustomAttribute<KubernetesEntityAttribute>()!;
}
