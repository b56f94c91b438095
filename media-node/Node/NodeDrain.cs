using SfuPlatform.MediaNode.Rooms;
using SfuPlatform.MediaNode.Rooms.Participants;

namespace SfuPlatform.MediaNode.Node;

/// <summary>
/// Stops the node without cutting anybody off in silence: it takes no more rooms, waits for a while for meetings to end, and
/// then sends everybody to join again, which the gateway routes to another node. Runs before anything else stops.
/// </summary>
internal sealed class NodeDrain(
    RoomRegistry rooms, NodeRegistration registration, NodeState state, DrainSettings settings, TimeProvider time, ILogger<NodeDrain> logger)
    : IHostedLifecycleService
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        state.IsDraining = true;
        logger.Draining(rooms.Rooms.Count);
        if (state.IsRegistered)
        {
            await registration.BeatAsync(cancellationToken);
        }

        var started = time.GetTimestamp();
        while (rooms.Rooms.Any(room => room.Summary.Participants > 0) && time.GetElapsedTime(started) < settings.Patience)
        {
            await Task.Delay(LookInterval, time, cancellationToken);
        }

        await rooms.CloseAllAsync(LeaveReason.NodeStopping);
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>How a node stops.</summary>
/// <param name="Patience">How long meetings may go on.</param>
internal sealed record DrainSettings(TimeSpan Patience);
