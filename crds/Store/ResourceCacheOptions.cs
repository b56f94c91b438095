namespace SfuPlatform.Crds.Store;

/// <summary>What a <see cref="ResourceCache{T}"/> holds, and its patience.</summary>
public sealed record ResourceCacheOptions
{
    /// <summary>The namespace; null: all.</summary>
    public string? Namespace { get; init; }

    /// <summary>The label selector; null: everything.</summary>
    public string? LabelSelector { get; init; }

    /// <summary>How often everything is told again, so that what was lost by a listener's own failure heals; zero: never.</summary>
    public TimeSpan ResyncPeriod { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// A watch that says nothing for so long is taken for dead and opened again: half-open connections end in silence.
    /// The API server sends a bookmark every minute.
    /// </summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The pause before the first repetition of what failed; it doubles, and is cut by up to a half at random.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause between repetitions.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(30);
}
