namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>Makes peer connections with this node's certificate, candidates and workers.</summary>
internal sealed class PeerConnectionFactory
{
    /// <summary>A connection whose transport tells this listener (on the transport's worker).</summary>
    public PeerConnection Create(IPeerTransportListener listener) => throw new NotImplementedException(listener + ToString());
}
