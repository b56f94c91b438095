namespace SfuPlatform.Gateway.Directory;

/// <summary>Settings of rooms at the gateway (section <c>Rooms</c>).</summary>
internal sealed class RoomsOptions
{
    /// <summary>Whether joining a room that is not there makes it. Default true.</summary>
    public bool CreateOnJoin { get; set; } = true;

    /// <summary>How many may be at once in a room made here. Default 0: as many as its node takes.</summary>
    public int MaxParticipants { get; set; }

    /// <summary>How long a join waits until a node has opened the room. Default 10 seconds: placing takes milliseconds.</summary>
    public TimeSpan ReadyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the nodes have to say who is in their rooms. Default 2 seconds; whoever is late is left out.</summary>
    public TimeSpan PeersTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>What is wrong with these settings, one sentence each.</summary>
    public IEnumerable<string> Problems()
    {
        (string Name, TimeSpan Value)[] times = [(nameof(ReadyTimeout), ReadyTimeout), (nameof(PeersTimeout), PeersTimeout)];
        var counts = MaxParticipants >= 0
            ? Enumerable.Empty<string>()
            : [$"Rooms:{nameof(MaxParticipants)} is {MaxParticipants}: it must be 0 or more"];
        return counts.Concat(times.Where(time => time.Value < TimeSpan.FromMilliseconds(100) || time.Value > TimeSpan.FromMinutes(1))
            .Select(time => $"Rooms:{time.Name} is {time.Value}: it must be from 0.1 seconds to 1 minute"));
    }
}
