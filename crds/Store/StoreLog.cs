using Microsoft.Extensions.Logging;

namespace SfuPlatform.Crds.Store;

/// <summary>Log messages of this folder.</summary>
internal static partial class StoreLog
{
    [LoggerMessage(101, LogLevel.Warning, "Cannot list or watch {Kind}: {Problem}; trying again in {Pause}")]
    public static partial void CannotReflect(this ILogger logger, string kind, string problem, TimeSpan pause);

    [LoggerMessage(102, LogLevel.Debug, "The watch of {Kind} ended ({Reason})")]
    public static partial void WatchEnded(this ILogger logger, string kind, string reason);

    [LoggerMessage(103, LogLevel.Debug, "Listed {Count} {Kind} at version {Version}")]
    public static partial void Listed(this ILogger logger, int count, string kind, string version);
}
