using CsCheck;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.TestKit;

namespace SfuPlatform.MediaNode.Tests.Fuzz;

/// <summary>Whatever reaches a connected client's transport, nothing is thrown, nothing is believed, and it lives on.</summary>
public sealed class PeerTransportFuzz : IDisposable
{
    private const ushort Port = 5000;

    private readonly VirtualMediaNode _node = new();
    private readonly RecordingListener _listener = new();
    private readonly VirtualPeer _peer;
    private readonly PeerTransport _transport;

    public PeerTransportFuzz()
    {
        (_peer, _transport) = _node.Add(Port, _listener);
        Assert.True(_node.RunUntil(() => _peer.IsConnected && _transport.Statistics.Connected));
        _transport.Register(77, _listener);
    }

    [Fact]
    public void Random_datagrams_are_dropped() =>
        Check(Gen.Select(Gen.Byte, Gen.Byte.Array[0, 200], (first, rest) => (byte[])[first, .. rest]), 20_000);

    [Fact]
    public void Changed_datagrams_of_the_client_are_dropped()
    {
        var sent = new List<byte[]>();
        var connected = _peer.OnSend;
        _peer.OnSend = bytes => sent.Add(bytes.ToArray());
        _peer.SendRtp([0x80, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0, 77, .. new byte[50]], 12, 1);
        _peer.SendRtcp([0x80, 201, 0, 1, 0, 0, 0, 9]);
        sent.Add(_peer.Check("password"));
        _peer.OnSend = connected;
        Check(
            Gen.Select(Gen.Int[0, sent.Count - 1], Gen.Int[0, 1000], Gen.Int[1, 255], (which, place, change) =>
            {
                var changed = sent[which].ToArray();
                changed[place % changed.Length] ^= (byte)change;
                return changed;
            }),
            20_000);
    }

    public void Dispose() => _node.Dispose();

    private void Check(Gen<byte[]> datagrams, int count)
    {
        datagrams.Sample(
            datagram =>
            {
                _node.Arrive(datagram, VirtualMediaNode.Address(Port));
                _node.Round();
            },
            iter: count,
            threads: 1);
        Assert.Empty(_listener.Rtp);
        Assert.Empty(_listener.Rtcp);
        Assert.Equal(["connected"], _listener.Events);
        _peer.SendRtp([0x80, 96, 0, 2, 0, 0, 0, 0, 0, 0, 0, 77, 1], 12, 2);
        _node.Round();
        Assert.Single(_listener.Rtp);
    }
}
