using System.Net;
using System.Net.Sockets;
using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.TestKit;

/// <summary>
/// A worker's socket without a network: the test puts datagrams in and takes out what was sent. Allocates only while its
/// queues grow, so that allocation can be measured over it.
/// </summary>
internal sealed class MemorySocketBatch : ISocketBatch
{
    private const int MaxReceive = 64;
    private const int MaxLength = 2048;

    private readonly Queue<(byte[] Bytes, int Length, TransportAddress From)> _arrived = new();
    private readonly Stack<byte[]> _free = new();
    private readonly byte[] _received = new byte[MaxReceive * MaxLength];
    private readonly (int Length, TransportAddress From)[] _slots = new (int, TransportAddress)[MaxReceive];
    private readonly AutoResetEvent _wake = new(false);

    /// <summary>Called for each datagram that is sent; the span is valid during the call only.</summary>
    public Action<ReadOnlyMemory<byte>, TransportAddress>? OnSent { get; set; }

    /// <summary>Datagrams sent so far.</summary>
    public long SentCount { get; private set; }

    /// <summary>Times the worker was woken.</summary>
    public int Wakes { get; private set; }

    public IPEndPoint LocalEndPoint { get; } = new(IPAddress.Parse("192.0.2.1"), 7882);

    /// <summary>A datagram arrives.</summary>
    public void Arrive(ReadOnlySpan<byte> datagram, in TransportAddress from)
    {
        var bytes = _free.Count > 0 ? _free.Pop() : new byte[MaxLength];
        datagram.CopyTo(bytes);
        _arrived.Enqueue((bytes, datagram.Length, from));
    }

    public int Receive(WorkerCounters counters)
    {
        var count = 0;
        while (count < MaxReceive && _arrived.TryDequeue(out var datagram))
        {
            datagram.Bytes.AsSpan(0, datagram.Length).CopyTo(_received.AsSpan(count * MaxLength));
            _slots[count++] = (datagram.Length, datagram.From);
            _free.Push(datagram.Bytes);
            counters.PacketsIn++;
            counters.BytesIn += datagram.Length;
        }

        return count;
    }

    public Span<byte> Datagram(int index, out TransportAddress from)
    {
        from = _slots[index].From;
        return _received.AsSpan(index * MaxLength, _slots[index].Length);
    }

    public void Send(byte[] slots, int slotLength, ReadOnlySpan<OutgoingDatagram> queued, WorkerCounters counters)
    {
        for (var i = 0; i < queued.Length; i++)
        {
            counters.PacketsOut++;
            counters.BytesOut += queued[i].Length;
            SentCount++;
            OnSent?.Invoke(slots.AsMemory(i * slotLength, queued[i].Length), queued[i].To);
        }
    }

    public void Wait(int milliseconds) => _wake.WaitOne(milliseconds);

    public void Wake()
    {
        Wakes++;
        _wake.Set();
    }

    public void Watch(Socket socket, int token) => throw new NotSupportedException("There is no TCP in memory.");

    public void Unwatch(Socket socket) => throw new NotSupportedException("There is no TCP in memory.");

    public bool TryTakeReadable(out int token)
    {
        token = 0;
        return false;
    }

    public void Dispose() => _wake.Dispose();
}
