using SfuPlatform.MediaNode.PeerConnections;

namespace SfuPlatform.TestKit.Nodes;

/// <summary>Runs handshakes at once, so that they take no virtual time and their order repeats.</summary>
internal sealed class InlineHandshakes : IHandshakeExecutor
{
    /// <inheritdoc/>
    public void Execute(Action work) => work();
}
