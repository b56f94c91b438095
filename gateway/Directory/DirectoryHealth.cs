using Microsoft.Extensions.Diagnostics.HealthChecks;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Gateway.Directory;

/// <summary>Ready once rooms and nodes were listed; from then on it serves from what it knows.</summary>
internal sealed class DirectoryHealth(ResourceCache<MeetingRoom> rooms, ResourceCache<MediaNode> nodes) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(rooms.Synced.IsCompletedSuccessfully && nodes.Synced.IsCompletedSuccessfully
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("rooms and nodes were not listed yet"));
}
