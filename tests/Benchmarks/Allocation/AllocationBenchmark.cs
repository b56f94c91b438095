using System.Text.Json;

namespace SfuPlatform.Benchmarks.Allocation;

/// <summary>Compares what each operation allocates with its budget; CI fails on excess, and on a budget that is missing.</summary>
internal static class AllocationBenchmark
{
    public static int Run()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "budgets.json");
        var budgets = JsonSerializer.Deserialize<Dictionary<string, double>>(File.ReadAllText(path))!;
        var failed = 0;
        Console.WriteLine("allocated bytes per operation                     measured    budget");
        foreach (var (name, measure) in Scenarios.All)
        {
            var measured = measure();
            var isKnown = budgets.Remove(name, out var budget);
            var isWithin = isKnown && measured <= budget;
            failed += isWithin ? 0 : 1;
            Console.WriteLine($"{name,-48} {measured,9:0.###} {(isKnown ? budget : double.NaN),9:0.###}{(isWithin ? "" : "  EXCEEDED")}");
        }

        foreach (var name in budgets.Keys)
        {
            failed++;
            Console.WriteLine($"{name,-48}   a budget for nothing that is measured");
        }

        return failed == 0 ? 0 : 1;
    }
}
