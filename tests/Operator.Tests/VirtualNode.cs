using System.Threading.Channels;
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
    private readonly Channel<MeetingRoom> _work = Channel.CreateUnbounded<MeetingRoom>();
    private readonly ResourceCache<MeetingRoom> _cache = new(
        rooms, new ResourceCacheOptions { LabelSelector = NodeLabelValue.SelectorOf(name) }, time, NullLogger.Instance);
    private volatile bool _isServing;
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

    /// <summary>Whether it has seen and done all that there is to do.</summary>
    public async Task<bool> IsIdleAsync()
    {
        var stored = (await rooms.ListAsync(null, NodeLabelValue.SelectorOf(name), default)).Items;
        return stored.Select(room => room.Metadata.ResourceVersion).ToHashSet().SetEquals(_cache.List().Select(room => room.Metadata.ResourceVersion))
            && _work.Reader.Count == 0
            && !_isServing;
    }

    private void SetReady(MediaNode node)
    {
        node.Status.HeartbeatTime = time.GetUtcNow().UtcDateTime;
        node.Status.Conditions.Set(MeetingRoomKeys.ReadyCondition, Conditions.True, "Serving", "", null, time.GetUtcNow());
    }

    private async Task RunAsync()
    {
        using var changes = _cache.Subscribe(change => _work.Writer.TryWrite(change.Resource));
        var running = _cache.RunAsync(_stop.Token);
        try
        {
            while (await _work.Reader.WaitToReadAsync(_stop.Token))
            {
                _isServing = true;
                while (_work.Reader.TryRead(out var room))
                {
                    await Retry.OnConflictAsync(() => ServeAsync(room.Metadata.Name));
                }

                _isServing = false;
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
