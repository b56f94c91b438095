namespace SfuPlatform.TestKit.Network;

/// <summary>What one direction of a path does to datagrams. Times in microseconds.</summary>
internal sealed record LinkSettings
{
    /// <summary>How long each datagram is on its way, at least.</summary>
    public long Delay { get; init; } = 10_000;

    /// <summary>How much longer, at most; evenly distributed.</summary>
    public long Jitter { get; init; }

    /// <summary>Whether jitter may let datagrams overtake each other.</summary>
    public bool Reorders { get; init; }

    /// <summary>Share of datagrams lost, each on its own.</summary>
    public double Loss { get; init; }

    /// <summary>Probability that a burst of loss starts with a datagram.</summary>
    public double BurstStart { get; init; }

    /// <summary>Probability that a burst ends with a datagram; within a burst all are lost.</summary>
    public double BurstEnd { get; init; } = 1;

    /// <summary>Share of datagrams that arrive twice.</summary>
    public double Duplicates { get; init; }

    /// <summary>Bits per second; 0: no limit.</summary>
    public long Rate { get; init; }

    /// <summary>How long a datagram may wait for its turn at that rate before it is dropped instead.</summary>
    public long Queue { get; init; } = 200_000;
}
