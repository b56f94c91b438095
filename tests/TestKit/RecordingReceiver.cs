using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.TestKit;

/// <summary>Keeps copies of what a worker gives it, as peer or as handler of strangers.</summary>
internal sealed class RecordingReceiver : IDatagramReceiver, IStrangerHandler
{
    /// <summary>What came, in order.</summary>
    public List<(byte[] Bytes, TransportAddress From, long Now)> Received { get; } = [];

    /// <summary>When it was ticked.</summary>
    public List<long> Ticks { get; } = [];

    /// <summary>What to do with a datagram besides keeping it.</summary>
    public Action<byte[], TransportAddress>? OnReceived { get; set; }

    public void Receive(Span<byte> datagram, in TransportAddress from, long now)
    {
        var copy = datagram.ToArray();
        Received.Add((copy, from, now));
        OnReceived?.Invoke(copy, from);
    }

    public void Receive(UdpWorker worker, Span<byte> datagram, in TransportAddress from, long now) =>
        Receive(datagram, from, now);

    public void Tick(long now) => Ticks.Add(now);
}
