namespace SfuPlatform.Benchmarks.Load;

/// <summary>What one more subscriber costs a node in memory, connected and receiving.</summary>
internal static class MemoryBenchmark
{
    private const long SettleTime = 5_000_000;

    public static int Run(LoadOptions options)
    {
        Console.WriteLine("subscribers   managed kB each   resident kB each");
        foreach (var subscribers in options.Subscribers)
        {
            using var swarm = new ClientSwarm(options);
            swarm.Join(5); // Code and pools that the first ones bring are not theirs.
            swarm.Publish();
            swarm.Run(SettleTime);
            var before = swarm.Server.ReadMemory();
            swarm.Join(subscribers);
            swarm.Run(SettleTime);
            var after = swarm.Server.ReadMemory();
            Console.WriteLine($"{subscribers,11}   {Each(before.Managed, after.Managed),15:0.0}   {Each(before.Resident, after.Resident),16:0.0}");

            double Each(long earlier, long later) => (later - earlier) / 1024.0 / subscribers;
        }

        return 0;
    }
}
