using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Signaling.Protocol;
using Action = SfuPlatform.MediaNode.Signaling.Protocol.LeaveRequest.Types.Action;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>Reasons of leaving, as LiveKit's protocol has them.</summary>
internal static class LeaveMapping
{
    /// <summary>What a client is told that is out; one whose connection broke, or whose node stops, is to join again.</summary>
    public static SignalResponse Of(LeaveReason reason) => Leave(
        Reason(reason),
        reason is LeaveReason.ConnectionLost or LeaveReason.NodeStopping or LeaveReason.RoomMoved ? Action.Reconnect : Action.Disconnect);

    /// <summary>What a client is told that was refused after its WebSocket was taken.</summary>
    public static SignalResponse Refused(Refusal refusal) => Leave(
        refusal == Refusal.Ended ? DisconnectReason.RoomDeleted : DisconnectReason.JoinFailure, Action.Disconnect);

    /// <summary>The reason that others are told.</summary>
    public static DisconnectReason Reason(LeaveReason reason) => reason switch
    {
        LeaveReason.ClientInitiated => DisconnectReason.ClientInitiated,
        LeaveReason.DuplicateIdentity => DisconnectReason.DuplicateIdentity,
        LeaveReason.Removed => DisconnectReason.ParticipantRemoved,
        LeaveReason.RoomEnded => DisconnectReason.RoomDeleted,
        LeaveReason.NodeStopping => DisconnectReason.ServerShutdown,
        LeaveReason.RoomMoved => DisconnectReason.Migration,
        LeaveReason.ConnectionLost => DisconnectReason.ConnectionTimeout,
        LeaveReason.SignalLost => DisconnectReason.SignalClose,
        _ => DisconnectReason.UnknownReason,
    };

    private static SignalResponse Leave(DisconnectReason reason, Action action) =>
        new() { Leave = new LeaveRequest { Reason = reason, Action = action, CanReconnect = action != Action.Disconnect } };
}
