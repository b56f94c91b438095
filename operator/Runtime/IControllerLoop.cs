namespace SfuPlatform.Operator.Runtime;

/// <summary>A controller of any kind, for who runs them.</summary>
internal interface IControllerLoop
{
    /// <summary>The controller's name in logs and metrics.</summary>
    string Name { get; }

    /// <summary>Whether it has looked at everything that it was told of; what it is to look at later does not count.</summary>
    bool IsIdle { get; }

    /// <summary>Works until cancelled.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
