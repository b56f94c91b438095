using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using SfuPlatform.Gateway.Api.LenientJson;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SfuPlatform.Gateway.Api.Docs;

/// <summary>Tells in the document what the lenient fields take.</summary>
internal sealed class LenientSchemas : ISchemaFilter
{
    /// <inheritdoc/>
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema own)
        {
            return;
        }

        // Callers may send more than we know, and we may answer more one day.
        own.AdditionalPropertiesAllowed = true;
        if (context.Type.Name.EndsWith("Response", StringComparison.Ordinal) || context.Type.Name.EndsWith("Entry", StringComparison.Ordinal))
        {
            own.Required = own.Properties?.Keys.Where(name => name != "partial").ToHashSet();
        }

        if (context.MemberInfo?.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType is not { } converter)
        {
            return;
        }

        if (converter == typeof(TextOrFalse))
        {
            own.Type = JsonSchemaType.String | JsonSchemaType.Boolean;
        }
        else if (converter == typeof(LenientBoolean))
        {
            own.Type = JsonSchemaType.Boolean | JsonSchemaType.String | JsonSchemaType.Integer;
            own.Default = context.MemberInfo.Name == nameof(Contracts.TokenRequest.Presenter) ? null : false;
        }
        else if (converter == typeof(ExpireText))
        {
            own.Type = JsonSchemaType.String | JsonSchemaType.Number;
            own.Format = null;
            own.Default = "1h";
        }
    }
}
