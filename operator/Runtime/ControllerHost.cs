namespace SfuPlatform.Operator.Runtime;

/// <summary>Runs informers always, and controllers while this operator leads.</summary>
internal sealed class ControllerHost(
    IEnumerable<IInformer> informers, IEnumerable<IControllerLoop> controllers, ILeadership leadership, EventRecorder events) : BackgroundService
{
    private readonly IReadOnlyList<IInformer> _informers = [.. informers];
    private readonly IReadOnlyList<IControllerLoop> _controllers = [.. controllers];

    /// <summary>Whether every informer has listed once: before, the operator knows too little to be asked.</summary>
    public bool IsReady => _informers.All(informer => informer.Synced.IsCompleted);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // If one of them ends by itself the others must not go on alone: the process ends, and is started again.
        using var all = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        List<Task> running = [.. _informers.Select(informer => informer.RunAsync(all.Token)), events.RunAsync(all.Token), LeadAsync(all.Token)];
        try
        {
            await await Task.WhenAny(running);
        }
        finally
        {
            await all.CancelAsync();
            await Task.WhenAll(running.Select(task => task.ContinueWith(_ => { }, TaskScheduler.Default)));
        }
    }

    private async Task LeadAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll(_informers.Select(informer => informer.Synced)).WaitAsync(cancellationToken);
        await leadership.RunAsync(
            leading => Task.WhenAll(_controllers.Select(controller => controller.RunAsync(leading))), cancellationToken);
    }
}
