namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>
/// Something that a worker owns and that others may send small messages to, by <see cref="IMediaTransport.Tell"/>.
/// </summary>
internal interface IWorkerRecipient
{
    /// <summary>A message; on the owner's thread.</summary>
    /// <param name="kind">What it is; the recipient's own numbering, 0 to 255.</param>
    /// <param name="a">First value.</param>
    /// <param name="b">Second value.</param>
    /// <param name="now">Microseconds on the node's monotonic clock, when it is delivered.</param>
    void Deliver(int kind, long a, long b, long now);
}
