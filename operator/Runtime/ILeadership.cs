namespace SfuPlatform.Operator.Runtime;

/// <summary>Who of several operators may act.</summary>
internal interface ILeadership
{
    /// <summary>Runs an action whenever and as long as this operator leads, until cancelled.</summary>
    Task RunAsync(Func<CancellationToken, Task> lead, CancellationToken cancellationToken);
}

/// <summary>For an operator that is the only one, as in the one-process host.</summary>
internal sealed class SoleLeadership : ILeadership
{
    /// <inheritdoc/>
    public Task RunAsync(Func<CancellationToken, Task> lead, CancellationToken cancellationToken) => lead(cancellationToken);
}
