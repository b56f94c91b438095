namespace SfuPlatform.MediaNode;

/// <summary>Log messages of the module; ids are never used again for something else.</summary>
internal static partial class MediaNodeLog
{
    [LoggerMessage(601, LogLevel.Error, "A media thread met a bug; it goes on")]
    public static partial void Fault(ILogger logger, Exception fault);
}
