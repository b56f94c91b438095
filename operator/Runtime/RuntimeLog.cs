namespace SfuPlatform.Operator.Runtime;

/// <summary>Log messages of this folder.</summary>
internal static partial class RuntimeLog
{
    [LoggerMessage(201, LogLevel.Debug, "{Controller}: {Key} changed meanwhile: {Problem}")]
    public static partial void ReconcileConflicted(this ILogger logger, string controller, ResourceKey key, string problem);

    [LoggerMessage(202, LogLevel.Warning, "{Controller}: {Key}: {Problem}")]
    public static partial void ReconcileFailed(this ILogger logger, string controller, ResourceKey key, string problem);

    [LoggerMessage(203, LogLevel.Error, "{Controller}: {Key} failed unexpectedly")]
    public static partial void ReconcileThrew(this ILogger logger, Exception exception, string controller, ResourceKey key);

    [LoggerMessage(204, LogLevel.Information, "Leading as {Identity}")]
    public static partial void Leading(this ILogger logger, string identity);

    [LoggerMessage(205, LogLevel.Warning, "No longer leading: {Reason}")]
    public static partial void NoLongerLeading(this ILogger logger, string reason);

    [LoggerMessage(206, LogLevel.Debug, "Cannot take or keep the lease: {Problem}")]
    public static partial void LeaseFailed(this ILogger logger, string problem);

    [LoggerMessage(207, LogLevel.Debug, "Event {Reason} not written: {Problem}")]
    public static partial void EventNotWritten(this ILogger logger, string reason, string problem);
}
