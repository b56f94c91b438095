using SfuPlatform.Benchmarks.Floor;

namespace SfuPlatform.Benchmarks.Load;

/// <summary>
/// CPU of a whole node process per packet that it forwards, beside the bare loop with packets of the same size, number
/// and schedule in the same run.
/// </summary>
internal static class ForwardBenchmark
{
    private const int WarmUpSeconds = 5;
    private const int TagLength = 16;

    public static int Run(LoadOptions options)
    {
        Console.WriteLine($"1 publisher, {options.Rate} packets/s of {options.Payload} bytes in {options.Burst} bursts/s, {options.Workers} worker(s), {options.Seconds} s each");
        Console.WriteLine("subscribers   forwarded/s   CPU us/packet   floor us/packet   ratio   received   broken");
        foreach (var subscribers in options.Subscribers)
        {
            var (node, length, perSecond, received, broken) = Measure(options, subscribers);
            var (floor, _) = FloorBenchmark.Measure(options, subscribers, (int)Math.Round(length) - options.Payload - TagLength);
            Console.WriteLine($"{subscribers,11}   {perSecond,11:0}   {node,13:0.00}   {floor,15:0.00}   {node / floor,5:0.00}   {received,8:P1}   {broken,6}");
        }

        return 0;
    }

    private static (double PerPacket, double Length, double PerSecond, double Received, int Broken) Measure(LoadOptions options, int subscribers)
    {
        using var swarm = new ClientSwarm(options);
        swarm.Join(subscribers);
        swarm.Publish();
        swarm.Run(WarmUpSeconds * 1_000_000L);
        var received = swarm.Received;
        var before = swarm.Server.Read();
        swarm.Run(options.Seconds * 1_000_000L);
        var after = swarm.Server.Read();
        var packets = after.Packets - before.Packets;
        return (
            after.PerPacket(before),
            after.Length(before),
            (double)packets / options.Seconds,
            (double)(swarm.Received - received) / packets,
            swarm.Broken);
    }
}
