using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SfuPlatform.Gateway;

/// <summary>Metrics and traces of the program that the gateway runs in.</summary>
internal static class GatewayTelemetry
{
    // Where the environment names a collector, OpenTelemetry's own variables say all there is to say.
    private const string CollectorVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // Every meter and activity source of ours, whichever modules share the host.
    private const string OurNames = "SfuPlatform.*";

    /// <summary>Adds them; <c>/metrics</c> shows the metrics, and a collector gets both where one is configured.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("sfuplatform-gateway"))
            .WithMetrics(metrics => metrics
                .AddMeter(OurNames)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter())
            .WithTracing(traces => traces
                .AddSource(OurNames)
                .AddAspNetCoreInstrumentation(aspnet => aspnet.Filter = IsWorthTracing)
                .AddHttpClientInstrumentation());
        if (!string.IsNullOrEmpty(configuration[CollectorVariable]))
        {
            telemetry.UseOtlpExporter();
        }

        return services;
    }

    private static bool IsWorthTracing(HttpContext context) =>
        context.Request.Path.Value is not ("/healthz" or "/readyz" or "/metrics");
}
