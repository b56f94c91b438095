using System.Threading.Channels;
using k8s.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Crds.Tests.Store;

public sealed class ResourceCacheTests : IAsyncLifetime
{
    private readonly ScriptedStore _store = new();
    private readonly FakeTimeProvider _time = new();
    private readonly Channel<string> _told = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _stop = new();
    private readonly ResourceCache<MeetingRoom> _cache;
    private Task _running = Task.CompletedTask;

    public ResourceCacheTests() => _cache = new ResourceCache<MeetingRoom>(
        _store, new ResourceCacheOptions { Namespace = "n", LabelSelector = "a=b", SilenceLimit = TimeSpan.FromDays(1) }, _time, NullLogger.Instance, new Random(1));

    public Task InitializeAsync()
    {
        _cache.Subscribe(change => _told.Writer.TryWrite($"{Text(change.Before)}->{Text(change.After)}"));
        _running = _cache.RunAsync(_stop.Token);
        return Task.CompletedTask;

        static string Text(MeetingRoom? room) => room is null ? "" : $"{room.Metadata.Name}@{room.Metadata.ResourceVersion}";
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(10));
        _stop.Dispose();
    }

    [Fact]
    public async Task It_lists_and_then_follows_the_changes()
    {
        await _store.AnswerListAsync("5", Room("a", 3));
        var watch = await _store.NextWatchAsync();
        await _cache.Synced;
        watch.Send(ResourceEventType.Added, Room("b", 6));
        watch.Send(ResourceEventType.Modified, Room("a", 7));
        watch.Send(ResourceEventType.Deleted, Room("b", 8));

        await ToldAsync("->a@3", "->b@6", "a@3->a@7", "b@8->");
        Assert.Equal(("n", "a=b", "5"), (watch.Namespace, watch.Selector, watch.Version));
        Assert.Equal("7", _cache.Get("n", "a")!.Metadata.ResourceVersion);
        Assert.Null(_cache.Get("n", "b"));
        Assert.Single(_cache.List());
    }

    [Fact]
    public async Task A_watch_that_ends_after_a_while_goes_on_from_where_it_was_without_a_list()
    {
        await _store.AnswerListAsync("5");
        var watch = await _store.NextWatchAsync();
        watch.Send(ResourceEventType.Bookmark, Room("", 9));
        await watch.ReadAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        watch.End();

        Assert.Equal("9", (await _store.NextWatchAsync()).Version);
    }

    [Fact]
    public async Task A_watch_that_ends_at_once_is_not_opened_again_without_a_pause()
    {
        await _store.AnswerListAsync("5");
        (await _store.NextWatchAsync()).End();
        var again = _store.NextWatchAsync();
        Assert.False(again.IsCompleted);

        await PassUntilAsync(again);
    }

    [Fact]
    public async Task A_version_too_old_is_listed_anew_and_what_is_missing_counts_as_deleted()
    {
        await _store.AnswerListAsync("5", Room("a", 3), Room("b", 4));
        (await _store.NextWatchAsync()).Fail(new ResourceExpiredException("too old"));
        await PassUntilAsync(_store.AnswerListAsync("20", Room("b", 4), Room("c", 12)));

        await ToldAsync("->a@3", "->b@4", "a@3->", "->c@12");
        Assert.Equal("20", (await _store.NextWatchAsync()).Version);
    }

    [Fact]
    public async Task A_resource_that_was_made_anew_meanwhile_counts_as_deleted_and_created()
    {
        await _store.AnswerListAsync("5", Room("a", 3, uid: "one"));
        (await _store.NextWatchAsync()).Fail(new StoreUnavailableException("gone"));
        await PassUntilAsync(_store.AnswerListAsync("20", Room("a", 12, uid: "two")));

        await ToldAsync("->a@3", "a@3->", "->a@12");
    }

    [Fact]
    public async Task A_store_that_cannot_be_reached_is_asked_again_until_it_answers()
    {
        for (var at = 0; at < 5; at++)
        {
            await PassUntilAsync(_store.FailListAsync(new StoreUnavailableException("down")));
        }

        Assert.False(_cache.Synced.IsCompleted);
        await PassUntilAsync(_store.AnswerListAsync("5", Room("a", 3)));
        await _cache.Synced.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_silent_watch_is_opened_again()
    {
        await _store.AnswerListAsync("5");
        var silent = await _store.NextWatchAsync();
        var again = _store.NextWatchAsync();
        await silent.ReadAsync();
        _time.Advance(TimeSpan.FromDays(1));

        Assert.Equal("5", (await again.WaitAsync(TimeSpan.FromSeconds(10))).Version);
        Assert.True(silent.IsCancelled);
    }

    [Fact]
    public async Task Everything_is_told_again_now_and_then()
    {
        await _store.AnswerListAsync("5", Room("a", 3));
        var watch = await _store.NextWatchAsync();
        await ToldAsync("->a@3");
        await watch.ReadAsync();
        _time.Advance(TimeSpan.FromMinutes(10));

        await ToldAsync("a@3->a@3");
    }

    [Fact]
    public async Task A_listener_that_comes_later_is_told_what_there_is_and_one_that_went_nothing()
    {
        await _store.AnswerListAsync("5", Room("a", 3));
        var watch = await _store.NextWatchAsync();
        var late = new List<string>();
        using (_cache.Subscribe(change => late.Add(change.Resource.Metadata.Name)))
        {
            Assert.Equal(["a"], late);
        }

        watch.Send(ResourceEventType.Added, Room("b", 6));
        await ToldAsync("->a@3", "->b@6");
        Assert.Equal(["a"], late);
    }

    [Fact]
    public async Task Waiting_for_a_resource_ends_when_it_is_as_wanted()
    {
        await _store.AnswerListAsync("5", Room("a", 3));
        var watch = await _store.NextWatchAsync();
        var waiting = _cache.WaitAsync("n", "a", room => room?.Metadata.ResourceVersion == "7", default);
        var gone = _cache.WaitAsync("n", "never", room => room is null, default);
        watch.Send(ResourceEventType.Modified, Room("a", 6));
        watch.Send(ResourceEventType.Modified, Room("a", 7));

        Assert.NotNull(await waiting.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Null(await gone.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    private static MeetingRoom Room(string name, int version, string uid = "u") =>
        new() { Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = "n", ResourceVersion = $"{version}", Uid = uid + name } };

    private async Task ToldAsync(params string[] expected)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        foreach (var line in expected)
        {
            Assert.Equal(line, await _told.Reader.ReadAsync(limit.Token));
        }
    }

    /// <summary>Lets time pass until something has happened; in small steps, lest pauses run into the limit of silence.</summary>
    private async Task PassUntilAsync(Task happening)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!happening.IsCompleted)
        {
            limit.Token.ThrowIfCancellationRequested();
            _time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        await happening;
    }
}
