using SfuPlatform.MediaNode.Counters;
using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.Ice;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.TestKit;

namespace SfuPlatform.MediaNode.Tests.PeerConnections;

/// <summary>How a client's transport ends, moves and starts anew.</summary>
public sealed class PeerTransportLifeTests : IDisposable
{
    private const ushort Port = 5000;
    private const ushort Elsewhere = 6000;
    private const long Second = 1_000_000;

    private readonly VirtualMediaNode _node = new();
    private readonly RecordingListener _listener = new();

    private WorkerCounters Counters => _node.Workers[0].Counters;

    [Fact]
    public void A_client_that_falls_silent_is_gone_after_30_seconds_and_leaves_nothing()
    {
        var (peer, transport) = Connect();
        peer.Checks = false;
        _node.Run(29 * Second);
        Assert.True(transport.Statistics.Connected);
        _node.Run(6 * Second);

        Assert.Equal(["connected", "gone ConsentExpired"], _listener.Events);
        AssertNothingIsLeft(transport);
    }

    [Fact]
    public void A_client_that_keeps_checking_stays()
    {
        var (_, transport) = Connect();
        _node.Run(120 * Second);
        Assert.True(transport.Statistics.Connected);
        Assert.Equal(["connected"], _listener.Events);
    }

    [Fact]
    public void A_client_that_never_comes_is_gone_after_30_seconds()
    {
        var (peer, transport) = _node.Add(Port, _listener);
        peer.Checks = false;
        _node.Run(29 * Second);
        Assert.Empty(_listener.Events);
        _node.Run(2 * Second);

        Assert.Equal(["gone NeverConnected"], _listener.Events);
        AssertNothingIsLeft(transport);
    }

    [Fact]
    public void A_client_that_checks_but_does_not_shake_hands_is_gone_after_30_seconds()
    {
        var (peer, transport) = _node.Add(Port, _listener);
        peer.ShakesHands = false;
        _node.Run(31 * Second);

        Assert.Equal(["gone HandshakeFailed"], _listener.Events);
        AssertNothingIsLeft(transport);
    }

    [Fact]
    public void A_client_with_another_certificate_than_it_said_is_refused()
    {
        var other = DtlsCertificate.Create(DateTimeOffset.UnixEpoch).FingerprintSha256;
        var (_, transport) = _node.Add(Port, _listener, clientFingerprint: other);
        Assert.True(_node.RunUntil(() => _listener.Events.Count > 0));

        Assert.Equal(["gone HandshakeFailed"], _listener.Events);
        AssertNothingIsLeft(transport);
    }

    [Fact]
    public void Closing_tells_the_client_and_the_listener_once()
    {
        var (peer, transport) = Connect();
        transport.Close(GoneReason.Closed);
        transport.Close(GoneReason.Closed);
        _node.Round();

        Assert.Equal(DtlsState.Closed, peer.DtlsState);
        Assert.Equal(["connected", "gone Closed"], _listener.Events);
        AssertNothingIsLeft(transport);
    }

    [Fact]
    public void Closing_before_the_first_check_tells_the_listener_at_once()
    {
        var (_, transport) = _node.Add(Port, _listener);
        transport.Close(GoneReason.Closed);
        _node.Round();

        Assert.Equal(["gone Closed"], _listener.Events);
        AssertNothingIsLeft(transport);
    }

    [Fact]
    public void A_client_that_says_goodbye_is_gone()
    {
        var (peer, transport) = Connect();
        peer.Close(_node.Now);
        _node.Round();

        Assert.Equal(["connected", "gone RemoteClosed"], _listener.Events);
        AssertNothingIsLeft(transport);
    }

    [Fact]
    public void A_client_that_nominates_from_elsewhere_gets_its_media_there()
    {
        var (peer, transport) = Connect();
        _node.Move(peer, Elsewhere);
        _node.Run(5 * Second);

        Assert.Equal(VirtualMediaNode.Address(Elsewhere), transport.Route!.To);
        Assert.Equal(1, transport.Statistics.AddressChanges);
        var received = 0;
        peer.OnRtcp = _ => received++;
        transport.SendRtcp([0x80, 201, 0, 1, 0, 0, 0, 9]);
        _node.Round();
        Assert.Equal(1, received);
    }

    [Fact]
    public void A_check_from_elsewhere_that_does_not_nominate_moves_nothing()
    {
        var (peer, transport) = Connect();
        peer.Nominates = false;
        _node.Move(peer, Elsewhere);
        _node.Run(5 * Second);
        Assert.Equal(VirtualMediaNode.Address(Port), transport.Route!.To);
    }

    [Fact]
    public void A_forged_check_from_elsewhere_moves_nothing_and_is_not_answered()
    {
        var (peer, transport) = Connect();
        _node.Arrive(peer.Check("not the password that was given"), VirtualMediaNode.Address(Elsewhere));
        _node.Round();

        Assert.Equal(VirtualMediaNode.Address(Port), transport.Route!.To);
        Assert.Empty(_node.Astray);
        Assert.Equal(1, _node.Workers[0].Peers.Count);
        Assert.Equal(1, Counters.Drops(DropReason.StunIntegrity));
    }

    [Fact]
    public void Media_from_an_address_that_did_not_check_is_a_strangers()
    {
        var (peer, transport) = Connect();
        transport.Register(77, _listener);
        peer.OnSend = bytes => _node.Arrive(bytes, VirtualMediaNode.Address(Elsewhere));
        peer.SendRtp([0x80, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0, 77, 1], 12, 1);
        _node.Round();
        Assert.Empty(_listener.Rtp);
        Assert.Equal(1, Counters.Drops(DropReason.UnknownAddress));
    }

    [Fact]
    public void However_often_a_client_moves_only_some_addresses_are_remembered()
    {
        var (peer, transport) = Connect();
        for (ushort port = 7000; port < 7050; port++)
        {
            _node.Move(peer, port);
            _node.Run(5 * Second);
        }

        Assert.InRange(_node.Workers[0].Peers.Count, 1, 8);
        Assert.Equal(VirtualMediaNode.Address(7049), transport.Route!.To);
    }

    [Fact]
    public void After_an_ICE_restart_checks_with_the_new_credentials_keep_it_alive_and_the_keys_stay()
    {
        var (peer, transport) = Connect();
        var key = transport.Route!.Key;
        var (local, remote) = (IceCredentials.Create(), IceCredentials.Create());
        transport.RestartIce(local, remote);
        peer.Restart(remote, local);
        _node.Move(peer, Elsewhere);
        _node.Run(60 * Second);

        Assert.Equal(["connected"], _listener.Events);
        Assert.Equal(VirtualMediaNode.Address(Elsewhere), transport.Route!.To);
        Assert.Same(key, transport.Route!.Key);
        transport.Close(GoneReason.Closed);
        _node.Round();
        AssertNothingIsLeft(transport);
    }

    [Fact]
    public void A_new_client_behind_an_address_that_another_had_is_served()
    {
        var (old, _) = Connect();
        old.Checks = false;
        var second = new RecordingListener();
        var (peer, transport) = _node.Add(Port, second);
        Assert.True(_node.RunUntil(() => peer.IsConnected && transport.Statistics.Connected));
        _node.Run(35 * Second);

        Assert.Equal(["connected", "gone ConsentExpired"], _listener.Events);
        Assert.Equal(["connected"], second.Events);
        Assert.Equal(1, _node.Workers[0].Peers.Count);
    }

    [Fact]
    public void A_thousand_clients_that_come_and_go_leave_nothing()
    {
        for (var i = 0; i < 1000; i++)
        {
            var (peer, transport) = _node.Add((ushort)(2000 + i), new RecordingListener());
            _node.Arrive(peer.Check("wrong"), VirtualMediaNode.Address((ushort)(2000 + i)));
            peer.Checks = false;
            transport.Close(GoneReason.Closed);
            _node.Round();
        }

        _node.Run(31 * Second);
        Assert.Equal((0, 0), (_node.Strangers.Count, _node.Workers[0].Peers.Count));
    }

    public void Dispose() => _node.Dispose();

    private (VirtualPeer Peer, PeerTransport Transport) Connect()
    {
        var (peer, transport) = _node.Add(Port, _listener);
        Assert.True(_node.RunUntil(() => peer.IsConnected && transport.Statistics.Connected));
        return (peer, transport);
    }

    private void AssertNothingIsLeft(PeerTransport transport)
    {
        Assert.Null(transport.Route);
        Assert.False(transport.Statistics.Connected);
        Assert.Equal(0, _node.Strangers.Count);
        Assert.All(_node.Workers, worker => Assert.Equal(0, worker.Peers.Count));
    }
}
