using System.Text.Json;
using SfuPlatform.Gateway.Tests.Hosting;

namespace SfuPlatform.Gateway.Tests.Api.Docs;

public class ApiDocumentTests
{
    [Fact]
    public async Task Every_endpoint_is_documented_with_its_key_examples_and_errors()
    {
        await using var host = await GatewayHost.StartAsync();

        var document = (await host.PageAsync("/api/v1/docs/v1/swagger.json")).Json;

        var operations = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(method => (Name: $"{method.Name} {path.Name}", Operation: method.Value)))
            .ToArray();
        Assert.Equal(
            [
                "delete /api/v1/meeting/{room}", "get /api/v1/meetings", "get /api/v1/stats", "post /api/v1/join",
                "post /api/v1/meeting", "post /api/v1/token",
            ],
            operations.Select(operation => operation.Name).Order());
        foreach (var (name, operation) in operations)
        {
            Assert.True(operation.GetProperty("security")[0].TryGetProperty("apiKey", out _), name);
            var responses = operation.GetProperty("responses").EnumerateObject().Select(response => response.Name).ToArray();
            Assert.Superset(new HashSet<string> { "200", "403", "429", "503" }, responses.ToHashSet());
            Assert.Equal(name.StartsWith("get", StringComparison.Ordinal), !responses.Contains("400"));
            Assert.All(operation.GetProperty("responses").EnumerateObject(), response =>
            {
                var json = response.Value.GetProperty("content").GetProperty("application/json");
                Assert.True(json.TryGetProperty("example", out _) && json.TryGetProperty("schema", out _), name + response.Name);
            });
        }
    }

    [Fact]
    public async Task Every_field_is_described()
    {
        await using var host = await GatewayHost.StartAsync();

        var document = (await host.PageAsync("/api/v1/docs/v1/swagger.json")).Json;

        var fields = document.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Where(schema => schema.Value.TryGetProperty("properties", out _))
            .SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject().Select(field => (schema.Name, Field: field)))
            .ToArray();
        Assert.True(fields.Length > 30, $"{fields.Length} fields");
        Assert.All(fields, field => Assert.True(IsDescribed(field.Field.Value), $"{field.Name}.{field.Field.Name}"));
        Assert.Equal("authorization", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("apiKey").GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_page_that_shows_it_is_there()
    {
        await using var host = await GatewayHost.StartAsync();

        var start = await host.PageAsync("/api/v1/docs");
        var page = await host.PageAsync("/api/v1/docs/index.html");

        Assert.Equal(301, start.Code);
        Assert.Equal(200, page.Code);
        Assert.Contains("swagger-ui", page.Body, StringComparison.Ordinal);
    }

    private static bool IsDescribed(JsonElement field) => field.TryGetProperty("description", out var words) && words.GetString()!.Length > 5;
}
