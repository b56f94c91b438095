using SfuPlatform.MediaNode.Rooms;
using SfuPlatform.MediaNode.Rooms.Participants;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>What a handler of a client's message has to do with.</summary>
/// <param name="Client">The way back to the client.</param>
/// <param name="Session">The client's hold on its room.</param>
/// <param name="Permissions">What the client may do.</param>
internal sealed record MessageContext(LiveKitSession Client, RoomSession Session, Permissions Permissions);
