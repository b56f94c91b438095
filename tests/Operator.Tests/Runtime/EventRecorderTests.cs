using k8s.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SfuPlatform.Crds.Store.InMemory;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Operator.Runtime;

namespace SfuPlatform.Operator.Tests.Runtime;

public sealed class EventRecorderTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private readonly InterruptibleStore<Corev1Event> _events;
    private readonly EventRecorder _recorder;
    private readonly CancellationTokenSource _stop = new();
    private readonly MeetingRoom _room = new() { Metadata = new V1ObjectMeta { Name = "room", NamespaceProperty = OperatorHarness.Namespace, Uid = "uid" } };
    private Task _running = Task.CompletedTask;

    public EventRecorderTests()
    {
        _events = new(new InMemoryResourceStore<Corev1Event>(new ResourceVersions(), _time));
        _recorder = new EventRecorder(_events, _time, NullLogger<EventRecorder>.Instance);
    }

    public Task InitializeAsync()
    {
        _running = _recorder.RunAsync(_stop.Token);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _running);
        _stop.Dispose();
    }

    [Fact]
    public async Task The_same_again_counts_up_one_event()
    {
        _recorder.Warning(_room, "NoNodes", "there are no media nodes");
        _recorder.Warning(_room, "NoNodes", "there are no media nodes");
        _recorder.Normal(_room, "Placed", "placed on a");

        var placed = await WrittenAsync(written => written.Reason == "Placed");
        Assert.Equal(("Normal", "MeetingRoom", "room", 1), (placed.Type, placed.InvolvedObject.Kind, placed.InvolvedObject.Name, placed.Count));
        var all = (await _events.ListAsync(null, null, default)).Items;
        Assert.Equal(2, all.Count);
        Assert.Equal(2, all.Single(written => written.Reason == "NoNodes").Count);
    }

    [Fact]
    public async Task A_store_that_takes_no_events_keeps_nobody_waiting()
    {
        _events.InterruptAfter(0);
        for (var at = 0; at < 1000; at++)
        {
            _recorder.Normal(_room, "Lost", $"{at}");
        }

        while (_events.Refused == 0)
        {
            await Task.Yield();
        }

        _events.Resume();
        _recorder.Normal(_room, "Placed", "placed on a");
        _recorder.Normal(_room, "Placed", "placed on a");
        Assert.False(_running.IsCompleted);
    }

    private async Task<Corev1Event> WrittenAsync(Func<Corev1Event, bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await foreach (var (_, written) in _events.WatchAsync(null, null, "0", limit.Token))
        {
            if (condition(written))
            {
                return written;
            }
        }

        throw new InvalidOperationException("the watch ended");
    }
}
