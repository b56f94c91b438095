using k8s.Models;
using SfuPlatform.Crds.Store;

namespace SfuPlatform.Operator.Runtime;

/// <summary>
/// Makes sure that at most one operator acts: it leads only while its Lease is its own, and stops before another may take
/// it. Others' clocks are not trusted: a Lease is over when it did not change for its duration by this operator's clock.
/// </summary>
internal sealed class LeaderElection(IResourceStore<V1Lease> leases, LeaseOptions options, TimeProvider time, ILogger<LeaderElection> logger)
    : ILeadership
{
    // A leader that cannot renew stops at this part of the duration: the rest is for what it has begun to end.
    private const double StopAt = 0.7;

    private (string? Version, DateTimeOffset Seen) _observed;

    /// <inheritdoc/>
    public async Task RunAsync(Func<CancellationToken, Task> lead, CancellationToken cancellationToken)
    {
        while (true)
        {
            while (!await TryHoldAsync(cancellationToken))
            {
                await Task.Delay(options.RenewPeriod, time, cancellationToken);
            }

            logger.Leading(options.Identity);
            await LeadAsync(lead, cancellationToken);
        }
    }

    private async Task LeadAsync(Func<CancellationToken, Task> lead, CancellationToken cancellationToken)
    {
        using var leading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var work = lead(leading.Token);
        var reason = "stopped";
        try
        {
            var renewed = time.GetUtcNow();
            while (time.GetUtcNow() - renewed < options.Duration * StopAt)
            {
                await Task.Delay(options.RenewPeriod, time, cancellationToken);
                if (await TryHoldAsync(cancellationToken))
                {
                    renewed = time.GetUtcNow();
                }
            }

            reason = "the lease could not be renewed in time";
        }
        finally
        {
            await leading.CancelAsync();
            await work;
            logger.NoLongerLeading(reason);
            if (cancellationToken.IsCancellationRequested)
            {
                await ReleaseAsync();
            }
        }
    }

    /// <summary>Takes or renews the Lease if that is possible now.</summary>
    private async Task<bool> TryHoldAsync(CancellationToken cancellationToken)
    {
        try
        {
            var lease = await leases.GetAsync(options.Namespace, options.Name, cancellationToken);
            if (lease is null)
            {
                await leases.CreateAsync(Held(new V1Lease { Metadata = new V1ObjectMeta { Name = options.Name, NamespaceProperty = options.Namespace } }), cancellationToken);
                return true;
            }

            if (lease.Metadata.ResourceVersion != _observed.Version)
            {
                _observed = (lease.Metadata.ResourceVersion, time.GetUtcNow());
            }

            if (!MayHold(lease))
            {
                return false;
            }

            await leases.UpdateAsync(Held(lease), cancellationToken);
            return true;
        }
        catch (StoreException e)
        {
            logger.LeaseFailed(e.Message);
            return false;
        }
    }

    private bool MayHold(V1Lease lease) => string.IsNullOrEmpty(lease.Spec?.HolderIdentity)
        || lease.Spec.HolderIdentity == options.Identity
        || time.GetUtcNow() - _observed.Seen >= TimeSpan.FromSeconds(lease.Spec.LeaseDurationSeconds ?? 0);

    private V1Lease Held(V1Lease lease)
    {
        var now = time.GetUtcNow().UtcDateTime;
        lease.Spec ??= new V1LeaseSpec();
        if (lease.Spec.HolderIdentity != options.Identity)
        {
            lease.Spec.HolderIdentity = options.Identity;
            lease.Spec.AcquireTime = now;
            lease.Spec.LeaseTransitions = (lease.Spec.LeaseTransitions ?? -1) + 1;
        }

        lease.Spec.LeaseDurationSeconds = (int)options.Duration.TotalSeconds;
        lease.Spec.RenewTime = now;
        return lease;
    }

    // Lets the next one take over at once; if it fails, the lease runs out.
    private async Task ReleaseAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(options.RenewPeriod, time);
            var lease = await leases.GetAsync(options.Namespace, options.Name, limit.Token);
            if (lease?.Spec?.HolderIdentity == options.Identity)
            {
                lease.Spec.HolderIdentity = null;
                await leases.UpdateAsync(lease, limit.Token);
            }
        }
        catch (Exception e) when (e is StoreException or OperationCanceledException)
        {
            logger.LeaseFailed(e.Message);
        }
    }
}
