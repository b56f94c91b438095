using k8s.Models;
using Microsoft.Extensions.Logging.Abstractions;
using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Tests;

/// <summary>A media node as far as the operator sees one: it registers, beats, opens and closes rooms, and can fall silent.</summary>
internal sealed class VirtualNode(string name, IResourceStore<MediaNode> nodes, IResourceStore<MeetingRoom> rooms, TimeProvider time)
    : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public string Name => name;

    /// <summary>Whether it closes rooms when it should.</summary>
    public bool Closes { get; init; } = true;

    public bool IsAlive => !_stop.IsCancellationRequested;

    /// <summary>Registers, and serves rooms until it dies.</summary>
    public async Task StartAsync(Action<MediaNode>? adjust = null)
    {
        var node = new MediaNode { Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = OperatorHarness.Namespace } };
        adjust?.Invoke(node);
        node = await nodes.CreateAsync(node, default);
        node.Status.Addresses = ["10.0.0.1"];
        SetReady(node);
        await nodes.UpdateStatusAsync(node, default);
        _running = RunAsync();
    }

    /// <summary>It says that it lives.</summary>
    public Task BeatAsync() => Retry.OnConflictAsync(async () =>
    {
        var node = await nodes.GetAsync(OperatorHarness.Namespace, name, default);
        SetReady(node!);
        return await nodes.UpdateStatusAsync(node!, default);
    });

    /// <summary>It does nothing any more; its resource stays.</summary>
    public async Task DieAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await DieAsync();
        _stop.Dispose();
    }

    private void SetReady(MediaNode node)
    {
        node.Status.HeartbeatTime = time.GetUtcNow().UtcDateTime;
        node.Status.Conditions.Set(MeetingRoomKeys.ReadyCondition, Conditions.True, "Serving", "", null, time.GetUtcNow());
    }

    private async Task RunAsync()
    {
        var options = new ResourceCacheOptions { LabelSelector = NodeLabelValue.SelectorOf(name) };
        var cache = new ResourceCache<MeetingRoom>(rooms, options, time, NullLogger.Instance);
        var work = System.Threading.Channels.Channel.CreateUnbounded<MeetingRoom>();
        using var changes = cache.Subscribe(change => work.Writer.TryWrite(change.Resource));
        var running = cache.RunAsync(_stop.Token);
        try
        {
            await foreach (var room in work.Reader.ReadAllAsync(_stop.Token))
            {
                await Retry.OnConflictAsync(() => ServeAsync(room.Metadata.Name));
            }
        }
        catch (OperationCanceledException)
        {
            await running;
        }
    }

    private async Task<MeetingRoom?> ServeAsync(string roomName)
    {
        var room = await rooms.GetAsync(OperatorHarness.Namespace, roomName, default);
        if (room?.Status.Placements.FirstOrDefault(placement => placement.Node == name) is not { } own)
        {
            return room;
        }

        var isOver = room.Status.EndTime is not null || room.Metadata.DeletionTimestamp is not null;
        var wanted = isOver && Closes ? RoomPlacementState.Closed : RoomPlacementState.Open;
        if (own.State == wanted)
        {
            return room;
        }

        own.State = wanted;
        room.Status.EmptySince ??= time.GetUtcNow().UtcDateTime;
        return await rooms.UpdateStatusAsync(room, default);
    }
}
