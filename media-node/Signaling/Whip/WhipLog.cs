namespace SfuPlatform.MediaNode.Signaling.Whip;

/// <summary>What WHIP and WHEP tell. A session's beginning and end are the room's to tell, as its participant's.</summary>
internal static partial class WhipLog
{
    /// <summary>A request was not served: the client's doing.</summary>
    [LoggerMessage(7200, LogLevel.Debug, "{Protocol} offer for room {Room} refused with {Status}: {Detail}")]
    public static partial void Refused(ILogger logger, string protocol, string room, int status, string detail);
}
