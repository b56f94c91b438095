namespace SfuPlatform.Benchmarks.Allocation;

/// <summary>What is measured: the name of its budget, and bytes per operation in the steady state.</summary>
internal static class Scenarios
{
    private const int Subscribers = 20;
    private const int Packets = 5000;

    public static IEnumerable<(string Name, Func<double> Measure)> All =>
    [
        ("forward: per packet sent to a subscriber", () => PerSent(_ => { })),
        ("forward to two workers: per packet sent", () => PerSent(_ => { }, workers: 2)),
        ("forward with reports: per packet sent", () => PerSent(path => path.SubscribersReport())),
        ("forward with retransmission: per packet sent", () => PerSent(path => path.SubscribersAskAgain())),
        ("receive a check of a known client: per check", ReceivedChecks),
        ("receive from strangers: per datagram", Strangers),
    ];

    private static double PerSent(Action<PacketPath> between, int workers = 1)
    {
        using var path = new PacketPath(Subscribers, workers);
        path.Send(Packets, between);
        path.Settle();
        var sent = path.RtpOut;
        var allocated = path.Allocated;
        path.Send(Packets, between);
        return (double)(path.Allocated - allocated) / (path.RtpOut - sent);
    }

    private static double ReceivedChecks()
    {
        using var path = new PacketPath(1, 1);
        path.Check(Packets);
        path.Settle();
        var allocated = path.Allocated;
        path.Check(Packets);
        return (double)(path.Allocated - allocated) / Packets;
    }

    private static double Strangers()
    {
        using var path = new PacketPath(1, 1);
        path.ReceiveStrangers(Packets);
        path.Settle();
        var allocated = path.Allocated;
        path.ReceiveStrangers(Packets);
        return (double)(path.Allocated - allocated) / Packets;
    }
}
