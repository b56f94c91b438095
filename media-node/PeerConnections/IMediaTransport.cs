using SfuPlatform.MediaNode.Counters;

namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>
/// One client's transport as forwarding uses it; <c>PeerTransport</c> is it, tests bring their own. Forwarding knows
/// workers and mailboxes only through this.
/// </summary>
internal interface IMediaTransport
{
    /// <summary>The counters of the worker that owns it; null before it is bound to one.</summary>
    WorkerCounters? Counters { get; }

    /// <summary>Wall clock (Unix, microseconds) minus the node's monotonic clock.</summary>
    long UnixOffsetMicroseconds { get; }

    /// <summary>RTP of this SSRC goes to this receiver from now on. Only on the owner's thread.</summary>
    void Register(uint ssrc, IRtpReceiver receiver);

    /// <summary>RTP of this SSRC is unknown from now on. Only on the owner's thread.</summary>
    void Unregister(uint ssrc);

    /// <summary>Sends a compound RTCP packet. Only on the owner's thread.</summary>
    void SendRtcp(ReadOnlySpan<byte> compound);

    /// <summary>The way from the worker of <paramref name="sender"/> to this client. Only on the sender's thread.</summary>
    IRtpOutlet CreateOutlet(IMediaTransport sender);

    /// <summary>Runs an action on the owner's thread; waits until the transport is bound to a worker. Any thread.</summary>
    void Post(Action action);

    /// <summary>
    /// Sends a message to something that this transport's worker owns, without allocation. Any thread. False when the
    /// worker's mailbox is full or the transport has no worker yet: the message is lost.
    /// </summary>
    bool Tell(IWorkerRecipient recipient, int kind, long a, long b);
}
