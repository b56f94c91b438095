using System.Threading.Channels;
using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.MediaNode.Rooms;
using SfuPlatform.MediaNode.Rooms.Participants;

namespace SfuPlatform.MediaNode.Node;

/// <summary>
/// Makes sure that exactly the rooms placed on this node are open here, as they are asked for, and that their resources tell
/// so. Works on what is, not on what happened: a room is looked at whenever something about it changed, and all at a resync.
/// </summary>
internal sealed class AssignedRooms(
    ResourceCache<MeetingRoom> cache,
    RoomRegistry rooms,
    RoomStatusWriter writer,
    NodeIdentity identity,
    NodeState state,
    TimeProvider time,
    ILogger<AssignedRooms> logger) : BackgroundService
{
    /// <summary>How often the numbers in a room's resource are brought up to date.</summary>
    public static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(2);

    private readonly Channel<(string Namespace, string Name)> _changed = Channel.CreateUnbounded<(string, string)>(new() { SingleReader = true });
    private readonly Dictionary<(string Namespace, string Name), AssignedRoom> _open = [];
    private readonly HashSet<(string Namespace, string Name)> _unfinished = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = cache.Subscribe(change =>
            _changed.Writer.TryWrite((change.Resource.Metadata.NamespaceProperty, change.Resource.Metadata.Name)));
        using var reports = time.CreateTimer(_ => _changed.Writer.TryWrite(default), null, ReportInterval, ReportInterval);
        await Task.WhenAll(cache.RunAsync(stoppingToken), NoteSyncAsync(stoppingToken), WorkAsync(stoppingToken));
    }

    private async Task NoteSyncAsync(CancellationToken stoppingToken)
    {
        await cache.Synced.WaitAsync(stoppingToken);
        state.KnowsRooms = true;
    }

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        await foreach (var key in _changed.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await (key == default ? ReportAllAsync(stoppingToken) : LookAtAsync(key, stoppingToken));
            }
#pragma warning disable CA1031 // One room that cannot be served must not keep the others from it; a resync looks at it again.
            catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
            {
                logger.CannotServe(key.Name ?? "", problem);
            }
        }
    }

    private async Task LookAtAsync((string Namespace, string Name) key, CancellationToken cancellationToken)
    {
        var resource = cache.Get(key.Namespace, key.Name);
        if (_open.TryGetValue(key, out var open) && open.Uid != resource?.Metadata.Uid)
        {
            // Gone by deletion without our finalizer, or placed elsewhere: the cache sees both as gone.
            await CloseAsync(key, open, LeaveReason.RoomMoved);
        }

        if (resource is null)
        {
            return;
        }

        if (!RoomName.TryOf(resource, out var name))
        {
            logger.NoRoomName(key.Name, "its name or annotation is not one that the gateway writes");
            return;
        }

        var plan = RoomPlan.For(resource, name, identity.Name);
        switch (plan.Action)
        {
            case RoomAction.Serve when !state.IsDraining:
                await ServeAsync(key, resource, plan.Settings!, cancellationToken);
                break;
            case RoomAction.End:
                await EndAsync(key, resource, plan.Settings!, cancellationToken);
                break;
            case RoomAction.Release when _open.TryGetValue(key, out var released):
                await CloseAsync(key, released, LeaveReason.RoomMoved);
                break;
        }
    }

    private async Task ServeAsync(
        (string Namespace, string Name) key, MeetingRoom resource, RoomSettings settings, CancellationToken cancellationToken)
    {
        var room = rooms.Open(settings);
        if (!_open.TryGetValue(key, out var open))
        {
            open = new AssignedRoom(room, key.Namespace, key.Name, resource.Metadata.Uid);
            _open[key] = open;
        }

        if (open.Told is null)
        {
            await ReportAsync(open, cancellationToken);
        }
    }

    private async Task EndAsync(
        (string Namespace, string Name) key, MeetingRoom resource, RoomSettings settings, CancellationToken cancellationToken)
    {
        if (_open.TryGetValue(key, out var open))
        {
            open.Room.Apply(settings); // Where to go now may have been written together with the end.
            await CloseAsync(key, open, LeaveReason.RoomEnded);
        }

        if (!await writer.WriteAsync(
                key.Namespace, key.Name, resource.Metadata.Uid, status => RoomReport.Closed(status, identity.Name), cancellationToken))
        {
            _unfinished.Add(key); // Looked at again with the next reports.
        }
    }

    private Task CloseAsync((string Namespace, string Name) key, AssignedRoom open, LeaveReason reason)
    {
        _open.Remove(key);
        return rooms.CloseAsync(open.Room.Name, reason);
    }

    private async Task ReportAllAsync(CancellationToken cancellationToken)
    {
        foreach (var open in _open.Values)
        {
            if (open.Told != open.Room.Summary)
            {
                await ReportAsync(open, cancellationToken);
            }
        }

        var unfinished = _unfinished.ToList();
        _unfinished.Clear();
        unfinished.ForEach(key => _changed.Writer.TryWrite(key));
    }

    private async Task ReportAsync(AssignedRoom open, CancellationToken cancellationToken)
    {
        var summary = open.Room.Summary;
        var written = await writer.WriteAsync(
            open.Namespace, open.Resource, open.Uid, status => RoomReport.Open(status, identity.Name, summary), cancellationToken);
        open.Told = written ? summary : open.Told;
    }
}
