namespace SfuPlatform.Benchmarks.Allocation;

/// <summary>What is measured: the name of its budget, and bytes per operation in the steady state.</summary>
internal static class Scenarios
{
    private const int Subscribers = 20;
    private const int Packets = 3000;

    // What the runtime allocates once, when it recompiles, falls into one window; what an operation allocates into all.
    private const int Windows = 3;

    public static IEnumerable<(string Name, Func<double> Measure)> All =>
    [
        ("forward: per packet sent to a subscriber", () => PerSent(_ => { })),
        ("forward to two workers: per packet sent", () => PerSent(_ => { }, workers: 2)),
        ("forward with reports: per packet sent", () => PerSent(path => path.SubscribersReport())),
        ("forward with retransmission: per packet sent", () => PerSent(path => path.SubscribersAskAgain())),
        ("receive a check of a known client: per check", () => PerCall(path => path.Check(Packets))),
        ("receive from strangers: per datagram", () => PerCall(path => path.ReceiveStrangers(Packets))),
    ];

    private static double PerSent(Action<PacketPath> between, int workers = 1)
    {
        using var path = new PacketPath(Subscribers, workers);
        return Least(path, () => path.Send(Packets, between), () => path.RtpOut);
    }

    private static double PerCall(Action<PacketPath> calls)
    {
        using var path = new PacketPath(1, 1);
        var done = 0L;
        return Least(
            path,
            () =>
            {
                calls(path);
                done += Packets;
            },
            () => done);
    }

    private static double Least(PacketPath path, Action run, Func<long> count)
    {
        run();
        path.Settle();
        var least = double.MaxValue;
        for (var window = 0; window < Windows; window++)
        {
            var (counted, allocated) = (count(), path.Allocated);
            run();
            least = Math.Min(least, (double)(path.Allocated - allocated) / (count() - counted));
        }

        return least;
    }
}
