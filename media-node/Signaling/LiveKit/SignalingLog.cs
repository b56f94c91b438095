namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>Log messages of LiveKit signalling; ids are never used again for something else.</summary>
internal static partial class SignalingLog
{
    [LoggerMessage(EventId = 200, Level = LogLevel.Debug, Message = "A signalling connection was lost")]
    public static partial void ConnectionLost(ILogger logger, Exception failure);
}
