using SfuPlatform.MediaNode.PeerConnections;

namespace SfuPlatform.TestKit;

/// <summary>Runs handshakes at once, on the caller's thread: nothing depends on real time.</summary>
internal sealed class InlineHandshakes : IHandshakeExecutor
{
    public void Execute(Action work) => work();
}
