namespace SfuPlatform.MediaNode.Rooms.Participants;

/// <summary>Why a participant is no longer in the room.</summary>
internal enum LeaveReason
{
    /// <summary>It left.</summary>
    ClientInitiated,

    /// <summary>The same identity joined again; the newer connection stays.</summary>
    DuplicateIdentity,

    /// <summary>A presenter removed it.</summary>
    Removed,

    /// <summary>The meeting ended.</summary>
    RoomEnded,

    /// <summary>This node stops; it may join again elsewhere.</summary>
    NodeStopping,

    /// <summary>The room is no longer on this node; it may join again where it is now.</summary>
    RoomMoved,

    /// <summary>Its media connection was lost.</summary>
    ConnectionLost,

    /// <summary>Its signalling connection was lost.</summary>
    SignalLost,
}
