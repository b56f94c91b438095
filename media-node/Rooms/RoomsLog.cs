using SfuPlatform.MediaNode.Rooms.Participants;

namespace SfuPlatform.MediaNode.Rooms;

/// <summary>Log messages of rooms; ids are never used again for something else.</summary>
internal static partial class RoomsLog
{
    [LoggerMessage(EventId = 100, Level = LogLevel.Information, Message = "Room {Room} opened")]
    public static partial void Opened(ILogger logger, string room);

    [LoggerMessage(EventId = 101, Level = LogLevel.Information, Message = "Room {Room} closed: {Reason}")]
    public static partial void Closed(ILogger logger, string room, LeaveReason reason);

    [LoggerMessage(EventId = 102, Level = LogLevel.Information, Message = "{Participant} joined room {Room}")]
    public static partial void Joined(ILogger logger, string room, string participant);

    [LoggerMessage(EventId = 103, Level = LogLevel.Information, Message = "{Participant} left room {Room}: {Reason}")]
    public static partial void Left(ILogger logger, string room, string participant, LeaveReason reason);

    [LoggerMessage(EventId = 104, Level = LogLevel.Error, Message = "A command of a room failed")]
    public static partial void CommandFailed(ILogger logger, Exception failure);

    [LoggerMessage(EventId = 105, Level = LogLevel.Debug, Message = "{Participant} was not let into room {Room}: {Refusal}")]
    public static partial void Refused(ILogger logger, string room, string participant, Refusal refusal);
}
