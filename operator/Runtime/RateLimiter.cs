namespace SfuPlatform.Operator.Runtime;

/// <summary>A growing pause per resource that fails: one that cannot succeed must not keep the operator and the store busy.</summary>
internal sealed class RateLimiter(TimeSpan first, TimeSpan longest)
{
    private readonly Dictionary<ResourceKey, int> _failures = [];
    private readonly Lock _lock = new();

    /// <summary>The pause after one more failure.</summary>
    public TimeSpan Next(ResourceKey key)
    {
        lock (_lock)
        {
            var failures = _failures.GetValueOrDefault(key);
            _failures[key] = failures + 1;
            return TimeSpan.FromTicks((long)Math.Min(first.Ticks * Math.Pow(2, Math.Min(failures, 30)), longest.Ticks));
        }
    }

    /// <summary>The resource succeeded: its next failure is the first.</summary>
    public void Forget(ResourceKey key)
    {
        lock (_lock)
        {
            _failures.Remove(key);
        }
    }
}
