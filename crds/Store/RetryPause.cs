namespace SfuPlatform.Crds.Store;

/// <summary>Growing pauses between repetitions, cut at random so that many who failed together do not return together.</summary>
/// <param name="first">The first pause before it is cut.</param>
/// <param name="longest">The longest.</param>
/// <param name="random">Where chance comes from.</param>
public sealed class RetryPause(TimeSpan first, TimeSpan longest, Random random)
{
    private int _failures;

    /// <summary>The pause after one more failure.</summary>
    public TimeSpan Next()
    {
        var full = Math.Min(first.Ticks * Math.Pow(2, Math.Min(_failures++, 30)), longest.Ticks);
        return TimeSpan.FromTicks((long)(full * (1 - (random.NextDouble() / 2))));
    }

    /// <summary>Begins again with the first pause.</summary>
    public void Reset() => _failures = 0;
}
