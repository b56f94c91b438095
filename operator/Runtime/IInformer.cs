namespace SfuPlatform.Operator.Runtime;

/// <summary>An informer of any kind, for who runs them.</summary>
internal interface IInformer
{
    /// <summary>Ends when everything was listed once.</summary>
    Task Synced { get; }

    /// <summary>Keeps the copy current until cancelled.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
