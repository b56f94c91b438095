using BenchmarkDotNet.Running;

namespace SfuPlatform.Benchmarks.Micro;

/// <summary>Single steps of the packet path under BenchmarkDotNet.</summary>
internal static class MicroBenchmarks
{
    public static int Run(string[] args)
    {
        var summaries = BenchmarkSwitcher.FromTypes([typeof(SrtpBenchmark), typeof(TransportBenchmark)])
            .Run(args.Length > 0 ? args : ["--filter", "*"]);
        return summaries.Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0;
    }
}
