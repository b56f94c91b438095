namespace SfuPlatform.MediaNode.Node;

/// <summary>Log messages of this folder; ids are never used again for something else.</summary>
internal static partial class NodeLog
{
    [LoggerMessage(501, LogLevel.Information, "Media node {Node} is registered: media at {Addresses}, UDP port {UdpPort}, TCP port {TcpPort}")]
    public static partial void Registered(this ILogger logger, string node, string addresses, int udpPort, int tcpPort);

    [LoggerMessage(502, LogLevel.Warning, "Media node {Node} could not write its heartbeat")]
    public static partial void CannotBeat(this ILogger logger, string node, Exception problem);

    [LoggerMessage(503, LogLevel.Information, "The node stops: {Rooms} rooms are open")]
    public static partial void Draining(this ILogger logger, int rooms);

    [LoggerMessage(504, LogLevel.Warning, "The status of room {Room} could not be written; it will be tried again")]
    public static partial void CannotReport(this ILogger logger, string room, Exception problem);

    [LoggerMessage(505, LogLevel.Error, "Room {Room} could not be served as it is asked for")]
    public static partial void CannotServe(this ILogger logger, string room, Exception problem);

    [LoggerMessage(506, LogLevel.Warning, "The resource {Resource} names no room: {Problem}")]
    public static partial void NoRoomName(this ILogger logger, string resource, string problem);
}
