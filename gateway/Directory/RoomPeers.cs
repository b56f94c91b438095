namespace SfuPlatform.Gateway.Directory;

/// <summary>A room and who is in it.</summary>
/// <param name="Room">The room.</param>
/// <param name="Participants">Who is in it; nobody where its node did not answer.</param>
/// <param name="IsPartial">Whether the node did not answer in time.</param>
internal sealed record RoomPeers(RoomView Room, IReadOnlyList<NodeParticipant> Participants, bool IsPartial)
{
    /// <summary>How many are in the room; where the node did not answer, as many as it last reported.</summary>
    public int Count => IsPartial ? Room.Resource.Status.Participants : Participants.Count;
}
