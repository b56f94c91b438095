using System.Threading.RateLimiting;

namespace SfuPlatform.Gateway.Access;

/// <summary>Counts calls per caller. Any thread may call; callers that went quiet are forgotten.</summary>
internal sealed class RateLimits : IDisposable
{
    // Ten helpings a minute, so that a caller at its limit goes on evenly and not once a minute.
    private static readonly TimeSpan Helping = TimeSpan.FromSeconds(6);

    private readonly PartitionedRateLimiter<string> _requests;
    private readonly PartitionedRateLimiter<string> _joins;
    private readonly PartitionedRateLimiter<string> _wrongPasswords;

    public RateLimits(RateLimitOptions options)
    {
        _requests = PerMinute(options.RequestsPerMinute);
        _joins = PerMinute(options.JoinsPerMinute);
        _wrongPasswords = WholePerMinute(options.WrongPasswordsPerMinute);
    }

    /// <summary>Counts a REST call.</summary>
    /// <returns>How long to wait where there are too many; null: go on.</returns>
    public TimeSpan? CountRequest(string key, string address) => Take(_requests, $"{key}\n{address}", 1);

    /// <summary>Counts a join, or a look at a room.</summary>
    /// <returns>How long to wait where there are too many; null: go on.</returns>
    public TimeSpan? CountJoin(string address) => Take(_joins, address, 1);

    /// <summary>Whether there were too many wrong passwords to try another.</summary>
    /// <returns>How long to wait where there are too many; null: go on.</returns>
    public TimeSpan? MayTryPassword(string room, string address) => Take(_wrongPasswords, $"{room}\n{address}", 0);

    /// <summary>Counts a wrong password.</summary>
    public void CountWrongPassword(string room, string address) => Take(_wrongPasswords, $"{room}\n{address}", 1);

    /// <inheritdoc/>
    public void Dispose()
    {
        _requests.Dispose();
        _joins.Dispose();
        _wrongPasswords.Dispose();
    }

    private static TimeSpan? Take(PartitionedRateLimiter<string> limiter, string caller, int permits)
    {
        using var lease = limiter.AttemptAcquire(caller, permits);
        if (lease.IsAcquired)
        {
            return null;
        }

        return lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) && wait > TimeSpan.Zero ? wait : Helping;
    }

    private static PartitionedRateLimiter<string> PerMinute(int permits) => PartitionedRateLimiter.Create<string, string>(
        caller => RateLimitPartition.GetTokenBucketLimiter(caller, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = permits,
            TokensPerPeriod = Math.Max(1, permits / 10),
            ReplenishmentPeriod = Helping,
            QueueLimit = 0,
        }));

    // Asking whether one is left must not be answered by a part of one, which a bucket soon holds again.
    private static PartitionedRateLimiter<string> WholePerMinute(int permits) => PartitionedRateLimiter.Create<string, string>(
        caller => RateLimitPartition.GetSlidingWindowLimiter(caller, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 10,
            QueueLimit = 0,
        }));
}
