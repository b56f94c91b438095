using System.Net;
using System.Net.Sockets;
using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.TestKit.Network;

/// <summary>A worker's socket on a <see cref="VirtualNetwork"/>.</summary>
internal sealed class VirtualSocket(VirtualNetwork network, TransportAddress address) : ISocketBatch
{
    private const int BatchLength = 64;

    private readonly Queue<(byte[] Datagram, TransportAddress From)> _arrived = new();
    private readonly List<(byte[] Datagram, TransportAddress From)> _batch = [];

    /// <summary>The time of the round that runs.</summary>
    public long Now { get; set; }

    /// <inheritdoc/>
    public IPEndPoint LocalEndPoint => address.ToEndPoint();

    /// <summary>A datagram has arrived.</summary>
    public void Arrive(byte[] datagram, in TransportAddress from) => _arrived.Enqueue((datagram, from));

    /// <inheritdoc/>
    public int Receive(WorkerCounters counters)
    {
        _batch.Clear();
        while (_batch.Count < BatchLength && _arrived.TryDequeue(out var next))
        {
            _batch.Add(next);
            counters.PacketsIn++;
            counters.BytesIn += next.Datagram.Length;
        }

        return _batch.Count;
    }

    /// <inheritdoc/>
    public Span<byte> Datagram(int index, out TransportAddress from)
    {
        from = _batch[index].From;
        return _batch[index].Datagram;
    }

    /// <inheritdoc/>
    public void Send(byte[] slots, int slotLength, ReadOnlySpan<OutgoingDatagram> queued, WorkerCounters counters)
    {
        for (var i = 0; i < queued.Length; i++)
        {
            network.Send(address, queued[i].To, slots.AsSpan(i * slotLength, queued[i].Length), Now);
            counters.PacketsOut++;
            counters.BytesOut += queued[i].Length;
        }
    }

    /// <inheritdoc/>
    public void Wait(int milliseconds)
    {
    }

    /// <inheritdoc/>
    public void Wake()
    {
    }

    /// <inheritdoc/>
    public void Watch(Socket socket, int token) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Unwatch(Socket socket) => throw new NotSupportedException();

    /// <inheritdoc/>
    public bool TryTakeReadable(out int token)
    {
        token = 0;
        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
