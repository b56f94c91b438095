using k8s;
using k8s.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.Store.InMemory;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Operator.Runtime;

namespace SfuPlatform.Operator.Tests;

/// <summary>The whole operator over in-memory stores, in its own time.</summary>
internal sealed class OperatorHarness : IAsyncDisposable
{
    public const string Namespace = "meetings";

    // A test that waits for what never comes must fail, not hang.
    private static readonly TimeSpan RealLimit = TimeSpan.FromMinutes(2);

    private readonly List<VirtualNode> _nodes = [];
    private readonly ResourceVersions _versions = new();
    private readonly Dictionary<string, string?> _settings;
    private ServiceProvider _provider = null!;

    private OperatorHarness(Dictionary<string, string?> settings)
    {
        _settings = settings;
        Rooms = new InterruptibleStore<MeetingRoom>(new InMemoryResourceStore<MeetingRoom>(_versions, Time));
        Nodes = new InMemoryResourceStore<MediaNode>(_versions, Time);
        Events = new InMemoryResourceStore<Corev1Event>(_versions, Time);
        Leases = new InMemoryResourceStore<V1Lease>(_versions, Time);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public InterruptibleStore<MeetingRoom> Rooms { get; }

    public IResourceStore<MediaNode> Nodes { get; }

    public IResourceStore<Corev1Event> Events { get; }

    public IResourceStore<V1Lease> Leases { get; }

    public T Service<T>()
        where T : class => _provider.GetRequiredService<T>();

    public static async Task<OperatorHarness> StartAsync(params (string Key, string Value)[] settings)
    {
        var harness = new OperatorHarness(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        await harness.StartOperatorAsync();
        return harness;
    }

    /// <summary>Changes a setting for the next start.</summary>
    public void Set(string key, string value) => _settings[key] = value;

    public async Task StartOperatorAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IResourceStore<MeetingRoom>>(Rooms);
        services.AddSingleton(Nodes).AddSingleton(Events).AddSingleton(Leases);
        services.AddOperator(new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Operator:LeaderElection", "false")])
            .AddInMemoryCollection(_settings)
            .Build());
        _provider = services.BuildServiceProvider();
        foreach (var service in _provider.GetServices<IHostedService>())
        {
            await service.StartAsync(default);
        }
    }

    public async Task StopOperatorAsync()
    {
        foreach (var service in _provider.GetServices<IHostedService>())
        {
            await service.StopAsync(default);
        }

        await _provider.DisposeAsync();
    }

    public async Task<VirtualNode> AddNodeAsync(string name, Action<MediaNode>? adjust = null, bool closes = true)
    {
        var node = new VirtualNode(name, Nodes, Rooms.Inner, Time) { Closes = closes };
        await node.StartAsync(adjust);
        _nodes.Add(node);
        return node;
    }

    public Task<MeetingRoom> CreateRoomAsync(string name, Action<MeetingRoomSpec>? adjust = null)
    {
        var room = new MeetingRoom { Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = Namespace } };
        adjust?.Invoke(room.Spec);
        return Rooms.Inner.CreateAsync(room, default);
    }

    /// <summary>Changes a room's status as its node would.</summary>
    public Task<MeetingRoom> ReportAsync(string name, Action<MeetingRoomStatus> report) => Retry.OnConflictAsync(async () =>
    {
        var room = await Rooms.Inner.GetAsync(Namespace, name, default);
        report(room!.Status);
        return await Rooms.Inner.UpdateStatusAsync(room, default);
    });

    /// <summary>The room once it is as expected, while time stands still.</summary>
    public Task<MeetingRoom> RoomAsync(string name, Func<MeetingRoom, bool> condition) => ResourceAsync(Rooms.Inner, name, condition);

    public Task<MeetingRoom> ReadyRoomAsync(string name) => RoomAsync(name, room => room.Status.Phase == MeetingRoomPhase.Ready);

    /// <summary>The resource once it is as expected, while time stands still.</summary>
    public static async Task<T> ResourceAsync<T>(IResourceStore<T> store, string name, Func<T, bool> condition)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        using var limit = new CancellationTokenSource(RealLimit);
        await foreach (var (_, resource) in store.WatchAsync(Namespace, null, "0", limit.Token))
        {
            if (resource.Metadata.Name == name && condition(resource))
            {
                return resource;
            }
        }

        throw new InvalidOperationException("the watch ended");
    }

    /// <summary>Waits, while time stands still, until a room is gone.</summary>
    public async Task RoomGoneAsync(string name)
    {
        using var limit = new CancellationTokenSource(RealLimit);
        await foreach (var (type, room) in Rooms.Inner.WatchAsync(Namespace, null, "2", limit.Token))
        {
            if (type == ResourceEventType.Deleted && room.Metadata.Name == name)
            {
                return;
            }
        }
    }

    /// <summary>Lets time pass, with living nodes beating, until a condition holds.</summary>
    /// <returns>How much time passed.</returns>
    public async Task<TimeSpan> PassTimeUntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(RealLimit);
        var started = Time.GetUtcNow();
        while (!await condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            foreach (var node in _nodes.Where(node => node.IsAlive))
            {
                await node.BeatAsync();
            }

            await SettleAsync();
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        return Time.GetUtcNow() - started;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await StopOperatorAsync();
    }

    /// <summary>Waits until operator and nodes have seen and done all that there is to do while time stands still.</summary>
    public async Task SettleAsync()
    {
        using var limit = new CancellationTokenSource(RealLimit);
        while (!await IsSettledAsync())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private async Task<bool> IsSettledAsync()
    {
        var version = _versions.Last;
        return await HasSeenAllAsync(Service<Informer<MeetingRoom>>().Cache, Rooms.Inner)
            && await HasSeenAllAsync(Service<Informer<MediaNode>>().Cache, Nodes)
            && _provider.GetServices<IControllerLoop>().All(controller => controller.IsIdle)
            && await AllAsync(_nodes.Where(node => node.IsAlive), node => node.IsIdleAsync())
            && version == _versions.Last;
    }

    private static async Task<bool> HasSeenAllAsync<T>(ResourceCache<T> cache, IResourceStore<T> store)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var stored = (await store.ListAsync(null, null, default)).Items;
        return stored.Select(Version).ToHashSet().SetEquals(cache.List().Select(Version));

        static string Version(T resource) => resource.Metadata.ResourceVersion;
    }

    private static async Task<bool> AllAsync<T>(IEnumerable<T> items, Func<T, Task<bool>> holds)
    {
        foreach (var item in items)
        {
            if (!await holds(item))
            {
                return false;
            }
        }

        return true;
    }
}
