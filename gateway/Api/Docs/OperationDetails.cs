using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using SfuPlatform.Crds.Naming;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace SfuPlatform.Gateway.Api.Docs;

/// <summary>Completes each operation of the document: body, examples, words for every status, the room in the path.</summary>
internal sealed class OperationDetails : IOperationFilter
{
    private static readonly string[] BodyTypes = ["application/json", "application/x-www-form-urlencoded"];

    private static readonly Dictionary<string, string> StatusWords = new Dictionary<string, string>
    {
        ["200"] = "Done.",
        ["400"] = "The body is not JSON, too large (over 64 KiB), or a field is wrong.",
        ["403"] = "The key is wrong or missing, or the endpoint has been disabled.",
        ["404"] = "There is no such room, or its meeting has ended.",
        ["429"] = "Called too often; Retry-After says how many seconds to wait.",
        ["503"] = "Rooms cannot be read or written just now; Retry-After says how many seconds to wait.",
    };

    /// <inheritdoc/>
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var name = operation.OperationId!;
        var example = ApiExample.Of(name);
        operation.Summary = example.Summary;
        operation.Description = example.Description;
        operation.Tags = new HashSet<OpenApiTagReference> { new("REST API", context.Document) };
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ApiDocument.KeyScheme, context.Document)] = [] }];
        if (context.ApiDescription.RelativePath!.Contains("{room}", StringComparison.Ordinal))
        {
            operation.Parameters = [RoomParameter()];
        }

        if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<RequestShape>().FirstOrDefault() is { } shape)
        {
            operation.RequestBody = BodyOf(shape, example, context);
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            Complete(status, (OpenApiResponse)response, name, example);
        }
    }

    private static void Complete(string status, OpenApiResponse response, string operation, ApiExample example)
    {
        response.Description = StatusWords[status];
        foreach (var content in response.Content?.Values.OfType<OpenApiMediaType>() ?? [])
        {
            content.Example = status == "200" ? JsonNode.Parse(example.Response) : ApiExample.ErrorOf(operation, status);
        }

        if (status is "429" or "503")
        {
            response.Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["Retry-After"] = new OpenApiHeader { Description = "Seconds to wait.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer } },
            };
        }
    }

    private static OpenApiRequestBody BodyOf(RequestShape shape, ApiExample example, OperationFilterContext context)
    {
        var schema = context.SchemaGenerator.GenerateSchema(shape.Type, context.SchemaRepository);
        return new OpenApiRequestBody
        {
            Description = "Optional: nothing is the same as an object without fields. Unknown fields are ignored.",
            Content = BodyTypes.ToDictionary(
                type => type,
                type => (IOpenApiMediaType)new OpenApiMediaType { Schema = schema, Example = JsonNode.Parse(example.Request!) }),
        };
    }

    private static OpenApiParameter RoomParameter() => new()
    {
        Name = "room",
        In = ParameterLocation.Path,
        Required = true,
        Description = $"The room's name, percent-encoded; up to {RoomName.MaxLength} characters.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = RoomName.MaxLength },
        Example = "test",
    };
}
