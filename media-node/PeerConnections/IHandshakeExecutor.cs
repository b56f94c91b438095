namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>
/// Where DTLS handshakes run. Milliseconds of public-key arithmetic have no place on a worker that forwards a packet
/// every few microseconds; tests in virtual time run them inline.
/// </summary>
internal interface IHandshakeExecutor
{
    /// <summary>Runs it soon, on any thread, or at once.</summary>
    void Execute(Action work);
}
