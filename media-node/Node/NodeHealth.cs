using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SfuPlatform.MediaNode.Node;

/// <summary>Whether the node serves: it is registered, knows its rooms, and does not stop.</summary>
internal sealed class NodeHealth(NodeState state) : IHealthCheck
{
    /// <summary>The tag of checks that decide about readiness.</summary>
    public const string ReadyTag = "ready";

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Problem() is { } problem ? HealthCheckResult.Unhealthy(problem) : HealthCheckResult.Healthy());

    private string? Problem() =>
        state.IsDraining ? "the node stops"
        : !state.IsRegistered ? "the node is not registered yet"
        : !state.KnowsRooms ? "the node does not know its rooms yet"
        : null;
}
