namespace SfuPlatform.MediaNode.Transport;

/// <summary>One client as its worker sees it. All members are called on the owning worker's thread only.</summary>
internal interface IDatagramReceiver
{
    /// <summary>
    /// A datagram from an address that is in the worker's <c>PeerTable</c> under this receiver. The span may be
    /// written to (decryption is in place) and is valid during the call only.
    /// </summary>
    /// <param name="datagram">The bytes.</param>
    /// <param name="from">Where they came from.</param>
    /// <param name="now">Microseconds on the node's monotonic clock.</param>
    void Receive(Span<byte> datagram, in TransportAddress from, long now);

    /// <summary>Called about every 10 ms for timers; returns at once where nothing is due.</summary>
    void Tick(long now);
}

/// <summary>Takes datagrams from addresses that no receiver is registered for (a client's first STUN check).</summary>
internal interface IStrangerHandler
{
    /// <summary>As <see cref="IDatagramReceiver.Receive"/>, with the worker that received it; on that worker's thread.</summary>
    void Receive(UdpWorker worker, Span<byte> datagram, in TransportAddress from, long now);
}
