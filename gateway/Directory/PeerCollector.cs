namespace SfuPlatform.Gateway.Directory;

/// <summary>Asks the nodes who is in their rooms: all at once, up to a deadline, and marks what is missing.</summary>
internal sealed class PeerCollector(RoomDirectory directory, NodeClient client, RoomsOptions options, TimeProvider time)
{
    // Keeps one caller from opening a connection per room when there are thousands.
    private const int Parallel = 32;

    /// <summary>Who is in each of the rooms, in their order.</summary>
    public async Task<IReadOnlyList<RoomPeers>> CollectAsync(IReadOnlyList<RoomView> rooms, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.PeersTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using var slots = new SemaphoreSlim(Parallel);
        var answers = await Task.WhenAll(rooms.Select(room => AskAsync(room, slots, either.Token)));
        cancellationToken.ThrowIfCancellationRequested();
        return answers;
    }

    private async Task<RoomPeers> AskAsync(RoomView room, SemaphoreSlim slots, CancellationToken deadline)
    {
        if (room.Node is null)
        {
            return new RoomPeers(room, [], IsPartial: false);
        }

        if (directory.NodeOf(room) is not { } node)
        {
            return new RoomPeers(room, [], IsPartial: true);
        }

        try
        {
            await slots.WaitAsync(deadline);
            try
            {
                var answer = await client.GetParticipantsAsync(node, room.Name, deadline);
                return new RoomPeers(room, answer.Participants, IsPartial: false);
            }
            finally
            {
                slots.Release();
            }
        }
        catch (Exception e) when (e is RoomUnavailableException or OperationCanceledException)
        {
            return new RoomPeers(room, [], IsPartial: true);
        }
    }
}
