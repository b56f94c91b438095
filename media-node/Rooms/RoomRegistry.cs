using System.Collections.Concurrent;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Rooms.Participants;

namespace SfuPlatform.MediaNode.Rooms;

/// <summary>The open rooms of this node. Any thread may call.</summary>
internal sealed class RoomRegistry(PeerConnectionFactory connections, TimeProvider time, ILogger<RoomRegistry> logger)
{
    private readonly ConcurrentDictionary<string, Room> _rooms = [];

    /// <summary>All open rooms.</summary>
    public IReadOnlyList<Room> Rooms => [.. _rooms.Values];

    /// <summary>An open room by its name on the outside.</summary>
    public Room? Find(string name) => _rooms.GetValueOrDefault(name);

    /// <summary>Opens a room, or applies the settings to the open one.</summary>
    public Room Open(RoomSettings settings)
    {
        if (_rooms.TryGetValue(settings.Name, out var open))
        {
            open.Apply(settings);
            return open;
        }

        var room = new Room(settings, connections, time, logger);
        _rooms[settings.Name] = room;
        RoomsLog.Opened(logger, settings.Name);
        return room;
    }

    /// <summary>Tells everybody in a room, disconnects them and forgets it; nothing where it is not open.</summary>
    public Task CloseAsync(string name, LeaveReason reason) =>
        _rooms.TryRemove(name, out var room) ? room.CloseAsync(reason) : Task.CompletedTask;

    /// <summary>Closes all.</summary>
    public Task CloseAllAsync(LeaveReason reason) => Task.WhenAll(_rooms.Keys.Select(name => CloseAsync(name, reason)));
}
