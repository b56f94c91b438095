using k8s.Models;
using Microsoft.Extensions.Time.Testing;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.Store.InMemory;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Crds.Tests.Store;

public sealed class InMemoryResourceStoreTests : ResourceStoreContract
{
    private readonly ResourceVersions _versions = new();
    private readonly FakeTimeProvider _time = new();
    private int _namespaces;

    public InMemoryResourceStoreTests()
    {
        Rooms = new InMemoryResourceStore<MeetingRoom>(_versions, _time, historyLimit: 16);
        Secrets = new InMemoryResourceStore<V1Secret>(_versions, _time);
    }

    protected override IResourceStore<MeetingRoom> Rooms { get; }

    protected override IResourceStore<V1Secret> Secrets { get; }

    protected override Task<string> CreateNamespaceAsync() => Task.FromResult($"namespace-{++_namespaces}");

    [Fact]
    public async Task A_watch_from_before_the_kept_history_is_expired()
    {
        var start = await Rooms.ListAsync(null, null, default);
        for (var at = 0; at < 17; at++)
        {
            await Rooms.CreateAsync(Room($"room-{at}"), default);
        }

        await Assert.ThrowsAsync<ResourceExpiredException>(async () =>
        {
            await foreach (var _ in Rooms.WatchAsync(null, null, start.ResourceVersion, default))
            {
                Assert.Fail("it tells a part of the changes");
            }
        });
    }

    [Fact]
    public async Task What_is_owned_by_a_resource_goes_with_it()
    {
        var room = await Rooms.CreateAsync(Room("a"), default);
        var owned = new V1Secret { Metadata = new V1ObjectMeta { Name = "s", NamespaceProperty = Namespace, OwnerReferences = [OwnerOf(room)] } };
        await Secrets.CreateAsync(owned, default);
        await Secrets.CreateAsync(new V1Secret { Metadata = new V1ObjectMeta { Name = "other", NamespaceProperty = Namespace } }, default);

        await Rooms.DeleteAsync(Namespace, "a", null, default);

        Assert.Equal(["other"], (await Secrets.ListAsync(null, null, default)).Items.Select(secret => secret.Metadata.Name));
    }

    [Fact]
    public async Task Beyond_its_capacity_a_store_forgets_the_oldest()
    {
        var events = new InMemoryResourceStore<Corev1Event>(_versions, _time, capacity: 2);
        foreach (var name in new[] { "c", "a", "b" })
        {
            await events.CreateAsync(new Corev1Event { Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = Namespace } }, default);
        }

        Assert.Equal(["a", "b"], (await events.ListAsync(null, null, default)).Items.Select(item => item.Metadata.Name));
    }

    private static V1OwnerReference OwnerOf(MeetingRoom room) =>
        new() { ApiVersion = room.ApiVersion, Kind = room.Kind, Name = room.Metadata.Name, Uid = room.Metadata.Uid };

    [Fact]
    public async Task Times_come_from_the_clock_given()
    {
        _time.SetUtcNow(new DateTimeOffset(2030, 1, 2, 3, 4, 5, 678, TimeSpan.Zero));
        var room = await Rooms.CreateAsync(Room("a"), default);

        Assert.Equal(new DateTime(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc), room.Metadata.CreationTimestamp);
    }

    [Fact]
    public async Task Versions_grow_over_all_kinds_together()
    {
        var room = await Rooms.CreateAsync(Room("a"), default);
        var secret = await Secrets.CreateAsync(
            new V1Secret { Metadata = new V1ObjectMeta { Name = "s", NamespaceProperty = Namespace } }, default);

        Assert.True(long.Parse(room.Metadata.ResourceVersion) < long.Parse(secret.Metadata.ResourceVersion));
    }
}
