namespace SfuPlatform.TestKit.Network;

/// <summary>
/// One direction of a path in virtual time: loses, delays, reorders, doubles and queues by its settings. The same seed
/// and the same datagrams give the same outcome.
/// </summary>
internal sealed class LinkEmulator(LinkSettings settings, int seed)
{
    private const int HeaderBytes = 28; // IPv4 and UDP.

    private readonly Random _random = new(seed);
    private readonly PriorityQueue<byte[], (long At, long Number)> _onTheWay = new();
    private long _number;
    private long _free;
    private long _lastArrival;
    private bool _inBurst;

    /// <summary>What it does; may be changed at any time.</summary>
    public LinkSettings Settings { get; set; } = settings;

    /// <summary>Datagrams that went in.</summary>
    public long Sent { get; private set; }

    /// <summary>Datagrams that never come out.</summary>
    public long Lost { get; private set; }

    /// <summary>Takes a datagram.</summary>
    public void Send(ReadOnlySpan<byte> datagram, long now)
    {
        Sent++;
        if (IsLost() || !TryQueue(datagram.Length, now, out var departure))
        {
            Lost++;
            return;
        }

        Deliver(datagram.ToArray(), departure);
        if (Settings.Duplicates > 0 && _random.NextDouble() < Settings.Duplicates)
        {
            Deliver(datagram.ToArray(), departure);
        }
    }

    /// <summary>Gives the next datagram that has arrived by now.</summary>
    public bool TryReceive(long now, out byte[] datagram)
    {
        if (_onTheWay.TryPeek(out datagram!, out var due) && due.At <= now)
        {
            _onTheWay.Dequeue();
            return true;
        }

        datagram = [];
        return false;
    }

    private bool IsLost()
    {
        _inBurst = _inBurst
            ? _random.NextDouble() >= Settings.BurstEnd
            : Settings.BurstStart > 0 && _random.NextDouble() < Settings.BurstStart;
        return _inBurst || (Settings.Loss > 0 && _random.NextDouble() < Settings.Loss);
    }

    private bool TryQueue(int length, long now, out long departure)
    {
        departure = now;
        if (Settings.Rate == 0)
        {
            return true;
        }

        var start = Math.Max(now, _free);
        departure = start + (length + HeaderBytes) * 8 * 1_000_000L / Settings.Rate;
        if (start - now > Settings.Queue)
        {
            return false;
        }

        _free = departure;
        return true;
    }

    private void Deliver(byte[] datagram, long departure)
    {
        var arrival = departure + Settings.Delay + (Settings.Jitter > 0 ? _random.NextInt64(Settings.Jitter) : 0);
        if (!Settings.Reorders)
        {
            arrival = Math.Max(arrival, _lastArrival);
        }

        _lastArrival = arrival;
        _onTheWay.Enqueue(datagram, (arrival, _number++));
    }
}
