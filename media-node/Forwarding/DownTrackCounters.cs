namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>What was sent of one subscription. Owner: the publisher's worker, which alone writes; anybody may read.</summary>
internal sealed class DownTrackCounters
{
    private long _packets;
    private long _bytes;
    private long _retransmissions;

    /// <summary>Packets sent, without retransmissions.</summary>
    public long Packets => Volatile.Read(ref _packets);

    /// <summary>Payload bytes sent, without retransmissions.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Packets sent again.</summary>
    public long Retransmissions => Volatile.Read(ref _retransmissions);

    /// <summary>A packet was sent.</summary>
    public void Sent(int payloadBytes)
    {
        Volatile.Write(ref _packets, _packets + 1);
        Volatile.Write(ref _bytes, _bytes + payloadBytes);
    }

    /// <summary>A packet was sent again.</summary>
    public void Resent() => Volatile.Write(ref _retransmissions, _retransmissions + 1);
}
