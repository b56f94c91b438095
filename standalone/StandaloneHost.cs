using Microsoft.Extensions.DependencyInjection.Extensions;
using SfuPlatform.Crds.Store.InMemory;
using SfuPlatform.Gateway;
using SfuPlatform.MediaNode;
using SfuPlatform.Operator;

namespace SfuPlatform.Standalone;

/// <summary>The three programs in one process, over resources in memory.</summary>
internal static class StandaloneHost
{
    // Rooms are closed before; what is left is to close sockets.
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(5);

    private const string PrivateAddress = "http://127.0.0.1:0";

    /// <summary>Runs until Ctrl+C.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var stores = new ServiceCollection().AddInMemoryStores();
            await using var shared = stores.BuildServiceProvider();
            await using var front = BuildFront(args, stores, shared);
            await using var node = BuildNode(front.Configuration, stores, shared);
            await node.StartAsync();
            await front.StartAsync();
            Announcement.Print(Console.Out, front.Urls.First(), front.Configuration);
            await StopAskedAsync(front.Lifetime);
            await node.StopAsync(); // First: it tells everybody, over connections that the front holds.
            await front.StopAsync();
            return 0;
        }
        catch (Exception e) when (StartProblem.Of(e) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return 1;
        }
    }

    private static Task StopAskedAsync(IHostApplicationLifetime lifetime)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStopping.Register(asked.SetResult);
        return asked.Task;
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

    /// <summary>The media node, whose signalling only the gateway reaches.</summary>
    private static WebApplication BuildNode(IConfiguration settings, IServiceCollection stores, IServiceProvider shared)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(settings.AsEnumerable()); // A copy: its address is not the front's.
        builder.WebHost.UseUrls(PrivateAddress);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Configure()); // Endpoints that are configured are the front's.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownLimit);
        Share(stores, shared, builder.Services);
        builder.Services.AddMediaNode(builder.Configuration);
        var app = builder.Build();
        app.MapMediaNode();
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
