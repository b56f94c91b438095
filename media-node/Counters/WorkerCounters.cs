namespace SfuPlatform.MediaNode.Counters;

/// <summary>
/// What one worker has counted since it started. Owner: the worker, which alone adds; anybody may read (each value is
/// read whole, the set is not one moment's).
/// </summary>
internal sealed class WorkerCounters
{
    private readonly long[] _drops = new long[Enum.GetValues<DropReason>().Length];

    /// <summary>Datagrams received.</summary>
    public long PacketsIn;

    /// <summary>Bytes received, without IP and UDP headers.</summary>
    public long BytesIn;

    /// <summary>Datagrams sent.</summary>
    public long PacketsOut;

    /// <summary>Bytes sent, without IP and UDP headers.</summary>
    public long BytesOut;

    /// <summary>Times the kernel failed to give us what had arrived.</summary>
    public long ReceiveErrors;

    /// <summary>RTP packets received and decrypted.</summary>
    public long RtpIn;

    /// <summary>RTP packets written into the send batch.</summary>
    public long RtpOut;

    /// <summary>Packets that were resent to subscribers.</summary>
    public long Retransmissions;

    /// <summary>Packets asked again from publishers.</summary>
    public long NacksSent;

    /// <summary>Key frames asked from publishers.</summary>
    public long KeyFrameRequests;

    /// <summary>Counts one dropped packet.</summary>
    public void Drop(DropReason reason) => _drops[(int)reason]++;

    /// <summary>How many were dropped for this reason.</summary>
    public long Drops(DropReason reason) => Volatile.Read(ref _drops[(int)reason]);
}
