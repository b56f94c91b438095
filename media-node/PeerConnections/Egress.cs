namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>
/// What the workers that send to a client read for every packet, and nothing else: small enough for one cache line, since
/// with hundreds of subscribers each line that a packet needs is fetched anew. Any thread; the client's own worker sets
/// the route.
/// </summary>
internal sealed class Egress
{
    private volatile Route? _route;
    private int _transportSequence;

    /// <summary>Where media goes; null: not connected.</summary>
    public Route? Route
    {
        get => _route;
        set => _route = value;
    }

    /// <summary>The next transport-wide number, over all workers that send to the client.</summary>
    public ushort NextTransportSequence() => (ushort)Interlocked.Increment(ref _transportSequence);
}
