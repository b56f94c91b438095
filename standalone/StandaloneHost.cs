using Microsoft.Extensions.DependencyInjection.Extensions;
using SfuPlatform.Crds.Store.InMemory;
using SfuPlatform.Gateway;
using SfuPlatform.Operator;

namespace SfuPlatform.Standalone;

/// <summary>The three programs in one process, over resources in memory.</summary>
internal static class StandaloneHost
{
    // Rooms are closed before; what is left is to close sockets.
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(5);

    /// <summary>Runs until Ctrl+C.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var stores = new ServiceCollection().AddInMemoryStores();
            await using var shared = stores.BuildServiceProvider();
            await using var front = BuildFront(args, stores, shared);
            await front.StartAsync();
            Announcement.Print(Console.Out, front.Urls.First(), front.Configuration);
            await front.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception e) when (StartProblem.Of(e) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return 1;
        }
    }

    /// <summary>Gateway and operator, where people connect.</summary>
    private static WebApplication BuildFront(string[] args, IServiceCollection stores, IServiceProvider shared)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.AddEnvironmentVariables("SFU_").AddCommandLine(args);
        Defaults.AddTo(builder.Configuration);
        var addresses = ListenAddresses.Of(builder.Configuration);
        if (builder.Configuration["Urls"] is null && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(ListenAddresses.Default);
        }

        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownLimit);
        Share(stores, shared, builder.Services);
        builder.Services.AddGateway(builder.Configuration, loopbackOnly: ListenAddresses.AreLoopback(addresses));
        builder.Services.AddOperator(builder.Configuration);
        var app = builder.Build();
        app.MapGateway();
        return app;
    }

    // One set of stores for all hosts of the process: what one writes the others watch.
    private static void Share(IServiceCollection stores, IServiceProvider shared, IServiceCollection services)
    {
        foreach (var type in stores.Select(store => store.ServiceType))
        {
            services.TryAddSingleton(type, _ => shared.GetRequiredService(type));
        }
    }
}
