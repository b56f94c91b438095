using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Rtp;
using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Tests.PeerConnections.Negotiation;

namespace SfuPlatform.MediaNode.Tests.PeerConnections;

public class PeerConnectionTests
{
    private static readonly DtlsCertificate Certificate = DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddYears(60));

    private readonly NewAddress _strangers = new();

    [Fact]
    public void The_answer_tells_where_the_node_is_reached()
    {
        var answer = Exchange(Create(), Offers.Obs);

        Assert.Equal(
            [
                "1 1 udp 2130706431 192.0.2.1 7882 typ host",
                "2 1 udp 2130706175 2001:db8::1 7882 typ host",
                "3 1 tcp 2124414975 192.0.2.1 7881 typ host tcptype passive",
                "4 1 tcp 2124414719 2001:db8::1 7881 typ host tcptype passive",
            ],
            answer.Media[0].Attributes.Values("candidate"));
        Assert.Equal("sha-256 " + Certificate.FingerprintSha256, answer.Media[0].Attributes.Value("fingerprint"));
    }

    [Fact]
    public void The_first_answer_makes_the_transport_and_later_ones_keep_it()
    {
        var connection = Create();
        Assert.Null(connection.Transport);
        Assert.True(connection.TryOffer(Offers.Obs, out _, out _));
        Assert.Null(connection.Transport);
        var first = Exchange(connection, Offers.Obs);
        var transport = connection.Transport;
        var second = Exchange(connection, Offers.Obs);

        Assert.NotNull(transport);
        Assert.Same(transport, connection.Transport);
        Assert.Equal(Credentials(first), Credentials(second));
        Assert.Equal(1, _strangers.Count);
        Assert.Equal(["0", "1"], connection.Sections.Select(section => section.Mid));
    }

    [Fact]
    public void The_session_stays_and_its_version_grows()
    {
        var connection = Create();
        var first = Exchange(connection, Offers.Obs).Origin.Split(' ');
        var second = Exchange(connection, Offers.Obs).Origin.Split(' ');

        Assert.Equal(first[1], second[1]);
        Assert.Equal(("1", "2"), (first[2], second[2]));
    }

    [Fact]
    public void An_ice_restart_gives_new_credentials_and_keeps_the_transport()
    {
        var connection = Create();
        var first = Exchange(connection, Offers.Obs);
        var transport = connection.Transport;
        var second = Exchange(connection, Offers.Obs.Replace("jUuH", "nEwU", StringComparison.Ordinal));

        Assert.NotEqual(Credentials(first), Credentials(second));
        Assert.Same(transport, connection.Transport);
        Assert.Equal(2, _strangers.Count);
    }

    [Fact]
    public void An_offer_that_was_not_answered_changes_nothing()
    {
        var connection = Create();
        var first = Exchange(connection, Offers.Obs);
        Assert.True(connection.TryOffer(Offers.Obs.Replace("jUuH", "nEwU", StringComparison.Ordinal), out _, out _));

        Assert.Equal(Credentials(first), Credentials(Exchange(connection, Offers.Obs)));
    }

    [Fact]
    public void A_client_that_waits_for_dtls_is_called()
    {
        var answer = Exchange(Create(), Offers.Obs.Replace("setup:actpass", "setup:passive", StringComparison.Ordinal));

        Assert.Equal("active", answer.Media[0].Attributes.Value("setup"));
    }

    [Fact]
    public void Without_a_live_section_there_is_no_transport()
    {
        var connection = Create();
        Exchange(connection, $"{Offers.Head}\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:0");
        connection.Close();

        Assert.Null(connection.Transport);
        Assert.Null(connection.Statistics);
        Assert.Equal(0, _strangers.Count);
    }

    [Fact]
    public void An_offer_that_does_not_continue_the_session_is_refused()
    {
        var connection = Create();
        Exchange(connection, Offers.Obs);

        Assert.False(connection.TryOffer(Offers.Video("96", "a=rtpmap:96 VP8/90000"), out _, out var error));
        Assert.Contains("fewer media sections", error.Message, StringComparison.Ordinal);
    }

    private static SessionDescription Exchange(PeerConnection connection, string sdp)
    {
        Assert.True(connection.TryOffer(sdp, out var offer, out var error), error?.Message);
        Assert.True(SdpParser.TryParse(connection.Answer(offer), out var answer, out var problem), problem);
        return answer;
    }

    private static (string?, string?) Credentials(SessionDescription answer) =>
        (answer.Media[0].Attributes.Value("ice-ufrag"), answer.Media[0].Attributes.Value("ice-pwd"));

    private PeerConnection Create() => new PeerConnectionFactory(new PeerConnectionOptions
    {
        Addresses = ["192.0.2.1", "2001:db8::1"],
        UdpPort = 7882,
        TcpPort = 7881,
        Certificate = Certificate,
        Strangers = _strangers,
        Handshakes = new Inline(),
    }).Create(new Nobody());

    private sealed class Inline : IHandshakeExecutor
    {
        public void Execute(Action work) => work();
    }

    private sealed class Nobody : IPeerTransportListener
    {
        public void Connected(long now)
        {
        }

        public void UnknownSsrc(ref RtpPacket packet, long extendedSequence, long now)
        {
        }

        public void Rtcp(ReadOnlySpan<byte> compound, long now)
        {
        }

        public void Tick(long now)
        {
        }

        public void Gone(GoneReason reason, long now)
        {
        }
    }
}
