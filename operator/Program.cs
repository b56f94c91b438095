using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SfuPlatform.Crds.Store.Kubernetes;
using SfuPlatform.Operator;
using SfuPlatform.Operator.Runtime;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddEnvironmentVariables("SFU_");
builder.Services.AddKubernetesStores();
builder.Services.AddOperator(builder.Configuration);
builder.Services.AddOpenTelemetry()
    .WithMetrics(metrics => metrics
        .AddMeter(RuntimeMetrics.SourceName)
        .AddAspNetCoreInstrumentation()
        .AddRuntimeInstrumentation()
        .AddPrometheusExporter())
    .WithTracing(traces =>
    {
        traces.AddSource(RuntimeMetrics.SourceName);
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not null)
        {
            traces.AddOtlpExporter();
        }
    });

var app = builder.Build();
app.MapPrometheusScrapingEndpoint("/metrics");
app.MapGet("/healthz", () => Results.Text("ok"));
app.MapGet("/readyz", (ControllerHost host) =>
    host.IsReady ? Results.Text("ok") : Results.Text("waiting for the first list of resources", statusCode: StatusCodes.Status503ServiceUnavailable));
try
{
    await app.RunAsync();
    return 0;
}
catch (OptionsValidationException e)
{
    // All that is wrong at once, and without a stack trace: it is the administrator who reads this.
    Console.Error.WriteLine($"The settings of the operator are wrong:{Environment.NewLine}{string.Join(Environment.NewLine, e.Failures)}");
    return 1;
}
