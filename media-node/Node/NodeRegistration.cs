using SfuPlatform.Crds.Store;

namespace SfuPlatform.MediaNode.Node;

/// <summary>
/// Keeps the node's MediaNode as a kubelet keeps its Node: creates it, and says at every heartbeat where the node is reached
/// and what it carries. A node that cannot write goes on serving the rooms that it has.
/// </summary>
internal sealed class NodeRegistration(
    IResourceStore<Crds.V1Alpha1.MediaNode> store,
    NodeIdentity identity,
    SignalingAddress signaling,
    NodeLoad load,
    NodeState state,
    TimeProvider time,
    ILogger<NodeRegistration> logger) : BackgroundService
{
    /// <summary>How often the node says that it lives; the operator waits for three of them.</summary>
    public static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(5);

    // Until the host listens there is no address to tell, and then everybody waits for it.
    private static readonly TimeSpan StartInterval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LastWordTime = TimeSpan.FromSeconds(2);

    private const int Attempts = 5;

    /// <summary>Writes one heartbeat; false where it could not.</summary>
    public async Task<bool> BeatAsync(CancellationToken cancellationToken)
    {
        try
        {
            var measured = load.Measure();
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await WriteAsync(measured, cancellationToken);
                    state.IsRegistered = true;
                    return true;
                }
                catch (StoreException e) when (e is ConflictException or AlreadyExistsException or NotFoundException && attempt < Attempts)
                {
                    // Somebody else wrote (a cordon, the operator): read again and say it again.
                }
            }
        }
        catch (StoreException e)
        {
            logger.CannotBeat(identity.Name, e);
            return false;
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (state.IsRegistered)
        {
            state.IsDraining = true;
            using var limit = new CancellationTokenSource(LastWordTime, time);
            try
            {
                await BeatAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                // The operator notices by the silence.
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (signaling.Find() is null)
        {
            await Task.Delay(StartInterval, time, stoppingToken);
        }

        while (true)
        {
            var wasRegistered = state.IsRegistered;
            if (await BeatAsync(stoppingToken) && !wasRegistered)
            {
                logger.Registered(identity.Name, string.Join(", ", identity.Addresses), identity.UdpPort, identity.TcpPort);
            }

            await Task.Delay(HeartbeatInterval, time, stoppingToken);
        }
    }

    private async Task WriteAsync(Crds.V1Alpha1.MediaNodeLoad measured, CancellationToken cancellationToken)
    {
        var node = await store.GetAsync(identity.Namespace, identity.Name, cancellationToken)
            ?? await store.CreateAsync(NodeStatus.NewResource(identity), cancellationToken);
        if (NodeStatus.ApplySpec(node.Spec, identity))
        {
            node = await store.UpdateAsync(node, cancellationToken);
        }

        NodeStatus.Beat(node, identity, signaling.Find(), measured, state.IsDraining, time.GetUtcNow());
        await store.UpdateStatusAsync(node, cancellationToken);
    }
}
