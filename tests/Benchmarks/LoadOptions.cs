using System.Globalization;

namespace SfuPlatform.Benchmarks;

/// <summary>What is put on the node, or on the bare loop.</summary>
internal sealed record LoadOptions
{
    public IReadOnlyList<int> Subscribers { get; init; } = [50, 100, 200];

    public int Rate { get; init; } = 250;

    public int Burst { get; init; } = 30;

    public int Payload { get; init; } = 1200;

    public int Seconds { get; init; } = 10;

    public int Workers { get; init; } = 1;

    public static LoadOptions Parse(string[] args)
    {
        var options = new LoadOptions();
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            options = args[i] switch
            {
                "--subscribers" => options with { Subscribers = [.. args[i + 1].Split(',').Select(Number)] },
                "--rate" => options with { Rate = Number(args[i + 1]) },
                "--burst" => options with { Burst = Number(args[i + 1]) },
                "--payload" => options with { Payload = Number(args[i + 1]) },
                "--seconds" => options with { Seconds = Number(args[i + 1]) },
                "--workers" => options with { Workers = Number(args[i + 1]) },
                _ => throw new ArgumentException($"Unknown option {args[i]}."),
            };
        }

        return options;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
