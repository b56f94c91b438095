namespace SfuPlatform.MediaNode.PeerConnections;

/// <summary>
/// The way from one sending worker to one client. Owner: the sending (publisher's) worker. For every packet: reserve a
/// slot, write the RTP header into it, commit.
/// </summary>
internal interface IRtpOutlet
{
    /// <summary>Whether the client is connected; where not, nothing may be reserved.</summary>
    bool IsOpen { get; }

    /// <summary>A slot of at least this length for header, payload and authentication tag; empty when it cannot be had.</summary>
    Span<byte> Reserve(int maxLength);

    /// <summary>Encrypts the payload into the slot after the header that was written there, and queues the slot.</summary>
    /// <param name="headerLength">Length of the RTP header with extensions at the start of the slot.</param>
    /// <param name="transportSequenceOffset">Where in the header the transport-wide number is to be written; -1: nowhere.</param>
    /// <param name="absoluteSendTimeOffset">Where in the header the absolute send time is to be written; -1: nowhere.</param>
    /// <param name="payload">The payload in clear; stays as it is.</param>
    /// <param name="extendedSequence">Sequence number with its rollover count.</param>
    /// <param name="now">Microseconds on the node's monotonic clock.</param>
    void Commit(
        int headerLength,
        int transportSequenceOffset,
        int absoluteSendTimeOffset,
        ReadOnlySpan<byte> payload,
        long extendedSequence,
        long now);
}
