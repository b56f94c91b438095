using SfuPlatform.Benchmarks;
using SfuPlatform.Benchmarks.Allocation;
using SfuPlatform.Benchmarks.Floor;
using SfuPlatform.Benchmarks.Load;
using SfuPlatform.Benchmarks.Micro;

const string usage = """
    dotnet run --project tests/Benchmarks -c Release -- COMMAND [options]

      floor    CPU per packet of the bare loop: AES-128-GCM and sendmmsg
      forward  CPU per forwarded packet of a real node in a process of its own, the floor, and their ratio
      memory   memory of a real node per subscriber
      alloc    allocated bytes per operation against budgets.json; fails on excess
      micro    BenchmarkDotNet over single steps of the packet path (takes its options)

      --subscribers 50,100,200   receivers; each is measured        (floor, forward, memory)
      --rate 250                 published packets per second       (floor, forward)
      --burst 30                 frames per second they come in     (floor, forward)
      --payload 1200             bytes of media in each             (floor, forward)
      --seconds 10               how long is measured               (floor, forward)
      --workers 1                UDP workers of the node            (forward, memory)
    """;

var rest = args.Skip(1).ToArray();
switch (args.FirstOrDefault())
{
    case "floor":
        return FloorBenchmark.Run(LoadOptions.Parse(rest));
    case "forward":
        return ForwardBenchmark.Run(LoadOptions.Parse(rest));
    case "memory":
        return MemoryBenchmark.Run(LoadOptions.Parse(rest));
    case "alloc":
        return AllocationBenchmark.Run();
    case "micro":
        return MicroBenchmarks.Run(rest);
    case FloorServer.Command:
        return FloorServer.Run(rest);
    case NodeServer.Command:
        return NodeServer.Run(rest);
    default:
        Console.Error.WriteLine(usage);
        return 2;
}
