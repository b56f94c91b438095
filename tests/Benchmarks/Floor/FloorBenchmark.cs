using SfuPlatform.Benchmarks.Load;

namespace SfuPlatform.Benchmarks.Floor;

/// <summary>CPU per packet of the bare loop, to receivers that read.</summary>
internal static class FloorBenchmark
{
    private const int WarmUpSeconds = 3;

    // As much as browsers negotiate: mid, send time, transport-wide number.
    private const int TypicalHeader = 28;

    public static int Run(LoadOptions options)
    {
        Console.WriteLine("subscribers   CPU us/packet (floor)   received");
        foreach (var subscribers in options.Subscribers)
        {
            var (floor, received) = Measure(options, subscribers, TypicalHeader);
            Console.WriteLine($"{subscribers,11}   {floor,21:0.00}   {received,8:P1}");
        }

        return 0;
    }

    /// <summary>CPU microseconds per packet, and the share that arrived.</summary>
    public static (double PerPacket, double Received) Measure(LoadOptions options, int subscribers, int header)
    {
        using var sockets = new ClientSockets(subscribers, null);
        int[] numbers = [header, options.Payload, options.Rate, options.Burst, .. sockets.Ports];
        using var server = new ServerProcess([FloorServer.Command, .. numbers.Select(number => $"{number}")]);
        long received = 0;
        void Drain(int seconds) => sockets.Run(seconds * 1_000_000L, (_, _) => received++, _ => { });

        Drain(WarmUpSeconds);
        var before = server.Read();
        received = 0;
        Drain(options.Seconds);
        var after = server.Read();
        return (after.PerPacket(before), (double)received / (after.Packets - before.Packets));
    }
}
