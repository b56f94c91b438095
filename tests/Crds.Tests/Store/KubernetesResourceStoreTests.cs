using System.Net;
using k8s;
using k8s.Models;
using Microsoft.Extensions.Time.Testing;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.Store.InMemory;
using SfuPlatform.Crds.Store.Kubernetes;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Crds.Tests.Store;

public sealed class KubernetesResourceStoreTests : ResourceStoreContract, IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly StoreBackedApiServer<MeetingRoom> _roomServer;
    private readonly InMemoryResourceStore<MeetingRoom> _stored;
    private int _namespaces;

    public KubernetesResourceStoreTests()
    {
        var versions = new ResourceVersions();
        _stored = new InMemoryResourceStore<MeetingRoom>(versions, _time, historyLimit: 16);
        _roomServer = new StoreBackedApiServer<MeetingRoom>(_stored, "apis/sfuplatform.io/v1alpha1");
        Rooms = StoreOver<MeetingRoom>(_roomServer);
        Secrets = StoreOver<V1Secret>(new StoreBackedApiServer<V1Secret>(new InMemoryResourceStore<V1Secret>(versions, _time), "api/v1"));
    }

    protected override IResourceStore<MeetingRoom> Rooms { get; }

    protected override IResourceStore<V1Secret> Secrets { get; }

    protected override Task<string> CreateNamespaceAsync() => Task.FromResult($"namespace-{++_namespaces}");

    public void Dispose() => _roomServer.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.Forbidden)]
    public async Task A_server_that_cannot_serve_now_is_unavailable(HttpStatusCode code)
    {
        _roomServer.Instead = (_, _) => Task.FromResult(new HttpResponseMessage(code) { Content = new StringContent("<html>not JSON") });
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Rooms.GetAsync("a", "b", default));
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_unavailable()
    {
        _roomServer.Instead = (_, _) => throw new HttpRequestException("no route to host");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Rooms.ListAsync(null, null, default));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_unavailable_after_the_time_limit()
    {
        _roomServer.Instead = async (_, cancellationToken) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, cancellationToken);
            throw new InvalidOperationException("never");
        };
        var asking = Rooms.GetAsync("a", "b", default);
        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(asking.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => asking);
    }

    [Fact]
    public async Task A_caller_who_gives_up_is_not_told_of_an_outage()
    {
        using var cancel = new CancellationTokenSource();
        _roomServer.Instead = async (_, cancellationToken) =>
        {
            await cancel.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw new InvalidOperationException("never");
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Rooms.GetAsync("a", "b", cancel.Token));
    }

    [Fact]
    public async Task A_watch_that_the_server_expires_in_its_stream_is_expired()
    {
        var start = await Rooms.ListAsync(null, null, default);
        for (var at = 0; at < 17; at++)
        {
            await _stored.CreateAsync(Room($"room-{at}"), default);
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
    public async Task A_bookmark_and_the_end_of_a_watch_are_passed_on()
    {
        const string Stream = """
            {"type":"BOOKMARK","object":{"kind":"MeetingRoom","metadata":{"resourceVersion":"77"}}}
            {"type":"LATER_INVENTION","object":{}}

            """;
        _roomServer.Instead = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new StringContent(Stream) });

        var events = new List<ResourceEvent<MeetingRoom>>();
        await foreach (var happened in Rooms.WatchAsync(null, null, "5", default))
        {
            events.Add(happened);
        }

        var bookmark = Assert.Single(events);
        Assert.Equal((ResourceEventType.Bookmark, "77"), (bookmark.Type, bookmark.Resource.Metadata.ResourceVersion));
    }

    private KubernetesResourceStore<T> StoreOver<T>(DelegatingHandler server)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var client = new k8s.Kubernetes(new KubernetesClientConfiguration { Host = "http://api.invalid" }, server);
        return new KubernetesResourceStore<T>(new ApiServer(client, KubernetesStoreOptions.Default, _time), KubernetesStoreOptions.Default);
    }
}
