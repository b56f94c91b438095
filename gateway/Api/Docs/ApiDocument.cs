using Microsoft.OpenApi;

namespace SfuPlatform.Gateway.Api.Docs;

/// <summary>The OpenAPI document of the REST API, and the page that shows it.</summary>
internal static class ApiDocument
{
    /// <summary>The name of the security scheme.</summary>
    public const string KeyScheme = "apiKey";

    private const string Version = "v1";
    private static readonly string Page = ApiRoutes.Root[1..] + "/docs";

    /// <summary>Adds the document.</summary>
    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services
        .AddEndpointsApiExplorer()
        .AddSwaggerGen(document =>
        {
            document.SwaggerDoc(Version, new OpenApiInfo
            {
                Title = "SfuPlatform REST API",
                Version = Version,
                Description = "Creates, lists and ends meetings, and makes links and tokens to join them. Paths are matched in any case.",
            });
            document.AddSecurityDefinition(KeyScheme, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "authorization",
                Description = "The API key, bare or as Bearer KEY.",
            });
            document.SupportNonNullableReferenceTypes();
            document.IncludeXmlComments(typeof(ApiDocument).Assembly);
            document.SchemaFilter<LenientSchemas>();
            document.OperationFilter<OperationDetails>();
        });

    /// <summary>Serves the document and its page.</summary>
    public static void UseApiDocument(this IApplicationBuilder app)
    {
        app.UseSwagger(document =>
        {
            document.RouteTemplate = Page + "/{documentName}/swagger.json";

            // Fields that take several types cannot be told in 3.0.
            document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        });
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = Page;
            page.SwaggerEndpoint($"/{Page}/{Version}/swagger.json", "SfuPlatform REST API");
            page.DocumentTitle = "SfuPlatform REST API";
        });
    }
}
