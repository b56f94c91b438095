using SfuPlatform.Operator.Runtime;

namespace SfuPlatform.Operator.Rooms;

/// <summary>Log messages of this folder.</summary>
internal static partial class RoomsLog
{
    [LoggerMessage(301, LogLevel.Information, "Room {Room} placed on {Node}")]
    public static partial void Placed(this ILogger logger, ResourceKey room, string node);

    [LoggerMessage(302, LogLevel.Warning, "Room {Room} cannot be placed: {Why}")]
    public static partial void NotPlaced(this ILogger logger, ResourceKey room, string why);

    [LoggerMessage(303, LogLevel.Information, "Room {Room} ended: {Reason}")]
    public static partial void Ended(this ILogger logger, ResourceKey room, string reason);

    [LoggerMessage(304, LogLevel.Information, "Room {Room} closed")]
    public static partial void Closed(this ILogger logger, ResourceKey room);

    [LoggerMessage(305, LogLevel.Warning, "Room {Room} was not closed by its node within {Limit}; it goes without")]
    public static partial void NotClosedInTime(this ILogger logger, ResourceKey room, TimeSpan limit);
}
