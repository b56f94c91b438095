using SfuPlatform.MediaNode.Counters;

namespace SfuPlatform.MediaNode.Transport;

/// <summary>
/// The datagrams that a worker sends with one system call: reserve a slot, write into it, commit. Step 7 of the packet
/// path. Owner: its worker.
/// </summary>
internal sealed class SendBatch(ISocketBatch socket, WorkerCounters counters, SingleOwner owner)
{
    /// <summary>The longest datagram: what Ethernet carries at most.</summary>
    public const int MaxDatagram = 1500;

    /// <summary>Datagrams per system call: enough that its fixed cost vanishes, few enough to stay in the second-level cache.</summary>
    public const int Slots = 64;

    private const int SlotLength = 1536;

    private readonly byte[] _slots = GC.AllocateArray<byte>(Slots * SlotLength, pinned: true);
    private readonly OutgoingDatagram[] _queued = new OutgoingDatagram[Slots];
    private int _count;

    /// <summary>Takes what goes to TCP connections; null where there is no TCP: such datagrams are dropped.</summary>
    public IStreamSender? Streams { get; set; }

    /// <summary>
    /// The next slot, at least this long; empty only where that is more than <see cref="MaxDatagram"/>. The same slot is
    /// given until it is committed.
    /// </summary>
    public Span<byte> Reserve(int maxLength)
    {
        owner.Assert();
        if (maxLength > MaxDatagram)
        {
            counters.Drop(DropReason.TooLarge);
            return default;
        }

        return _slots.AsSpan(_count * SlotLength, MaxDatagram);
    }

    /// <summary>Queues the reserved slot's first <paramref name="length"/> bytes; sends the batch when it is full.</summary>
    public void Commit(int length, in TransportAddress to)
    {
        owner.Assert();
        if (to.IsTcp)
        {
            SendOnStream(length, to);
            return;
        }

        _queued[_count++] = new(length, to);
        if (_count == Slots)
        {
            Flush();
        }
    }

    /// <summary>Copies a datagram into the batch.</summary>
    public void Add(ReadOnlySpan<byte> datagram, in TransportAddress to)
    {
        var slot = Reserve(datagram.Length);
        if (!slot.IsEmpty)
        {
            datagram.CopyTo(slot);
            Commit(datagram.Length, to);
        }
    }

    /// <summary>Sends what is queued.</summary>
    public void Flush()
    {
        owner.Assert();
        if (_count > 0)
        {
            socket.Send(_slots, SlotLength, _queued.AsSpan(0, _count), counters);
            _count = 0;
        }
    }

    private void SendOnStream(int length, in TransportAddress to)
    {
        if (Streams is null || !Streams.TrySend(_slots.AsSpan(_count * SlotLength, length), to))
        {
            counters.Drop(DropReason.QueueFull);
        }
    }
}

/// <summary>Sends datagrams on TCP connections (RFC 4571): the listener itself, or the way to the worker that has it.</summary>
internal interface IStreamSender
{
    /// <summary>Queues a datagram for the connection. False: it is gone, or its queue is full.</summary>
    bool TrySend(ReadOnlySpan<byte> datagram, in TransportAddress to);
}
