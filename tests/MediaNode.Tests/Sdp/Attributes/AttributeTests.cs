using SfuPlatform.MediaNode.Sdp.Attributes;

namespace SfuPlatform.MediaNode.Tests.Sdp.Attributes;

public class AttributeTests
{
    private delegate bool Parser<T>(string value, out T result);

    [Theory]
    [InlineData("111 opus/48000/2", "111 opus/48000/2")]
    [InlineData("96 VP8/90000", "96 VP8/90000")]
    [InlineData("0 PCMU/8000/1", "0 PCMU/8000")]
    [InlineData("128 VP8/90000", null)]
    [InlineData("96 VP8", null)]
    [InlineData("96 VP8/0", null)]
    [InlineData("96 /90000", null)]
    [InlineData("96 a/1/2/3", null)]
    [InlineData("96 a/1/0", null)]
    [InlineData("96", null)]
    public void Rtpmap(string value, string? written) => Check<RtpMap>(RtpMap.TryParse, value, written);

    [Theory]
    [InlineData("102 a=1;b=2", "102 a=1;b=2")]
    [InlineData("x a=1", null)]
    [InlineData("102", null)]
    public void Format_parameters(string value, string? written) => Check<Fmtp>(Fmtp.TryParse, value, written);

    [Theory]
    [InlineData("level-asymmetry-allowed=1; packetization-mode = 1 ;x", "PACKETIZATION-MODE", "1")]
    [InlineData("apt=96", "ap", null)]
    [InlineData("", "apt", null)]
    [InlineData(";=;apt=", "apt", "")]
    public void One_of_the_format_parameters(string parameters, string name, string? value) =>
        Assert.Equal(value, Fmtp.Parameter(parameters, name));

    [Theory]
    [InlineData("96 nack pli", "96 nack pli")]
    [InlineData("* transport-cc", "* transport-cc")]
    [InlineData("96", null)]
    [InlineData("300 nack", null)]
    public void Feedback(string value, string? written) => Check<RtcpFeedback>(RtcpFeedback.TryParse, value, written);

    [Theory]
    [InlineData("4 urn:x", "4 urn:x")]
    [InlineData("4/recvonly urn:x with attributes", "4/recvonly urn:x")]
    [InlineData("4/sendrecv urn:x", "4 urn:x")]
    [InlineData("0 urn:x", null)]
    [InlineData("4096 urn:x", null)]
    [InlineData("4/up urn:x", null)]
    [InlineData("4", null)]
    public void Header_extensions(string value, string? written) => Check<ExtMap>(ExtMap.TryParse, value, written);

    [Theory]
    [InlineData("4294967295 cname:a b", "4294967295 cname:a b")]
    [InlineData("7", "7")]
    [InlineData("4294967296 cname:a", null)]
    public void Streams(string value, string? written) => Check<Ssrc>(Ssrc.TryParse, value, written);

    [Theory]
    [InlineData("FID 1 2", "FID 1 2")]
    [InlineData("SIM 1 2 3", "SIM 1 2 3")]
    [InlineData("FID", null)]
    [InlineData("FID x", null)]
    public void Groups_of_streams(string value, string? written) => Check<SsrcGroup>(SsrcGroup.TryParse, value, written);

    [Theory]
    [InlineData("s t", "s t")]
    [InlineData("-", "-")]
    [InlineData("a b c", null)]
    [InlineData("", null)]
    public void Media_stream_ids(string value, string? written) => Check<Msid>(Msid.TryParse, value, written);

    [Theory]
    [InlineData("q send", "q send")]
    [InlineData("h recv pt=96;max-width=640", "h recv pt=96;max-width=640")]
    [InlineData("q both", null)]
    [InlineData("q! send", null)]
    [InlineData("q", null)]
    public void Rids(string value, string? written) => Check<Rid>(Rid.TryParse, value, written);

    [Theory]
    [InlineData("send q;h;f", "send q;h;f")]
    [InlineData("recv a send ~q,x;h", "send q;h recv a")]
    [InlineData("send", null)]
    [InlineData("send q send h", null)]
    [InlineData("up q", null)]
    [InlineData("send q;;h", null)]
    public void Simulcast_streams(string value, string? written) => Check<Simulcast>(Simulcast.TryParse, value, written);

    [Theory]
    [InlineData("1 1 udp 2130706431 192.0.2.1 7882 typ host", "1 1 udp 2130706431 192.0.2.1 7882 typ host")]
    [InlineData(
        "1 1 tcp 2105458943 2001:db8::1 7881 typ host tcptype passive generation 0",
        "1 1 tcp 2105458943 2001:db8::1 7881 typ host tcptype passive")]
    [InlineData(
        "a 1 udp 1 192.0.2.1 9 typ srflx raddr 0.0.0.0 rport 0",
        "a 1 udp 1 192.0.2.1 9 typ srflx")]
    [InlineData("1 1 udp 2130706431 192.0.2.1 7882 host", null)]
    [InlineData("1 0 udp 2130706431 192.0.2.1 7882 typ host", null)]
    [InlineData("1 1 udp x 192.0.2.1 7882 typ host", null)]
    [InlineData("1 1 udp 1 192.0.2.1 65536 typ host", null)]
    public void Candidates(string value, string? written) => Check<Candidate>(Candidate.TryParse, value, written);

    [Fact]
    public void The_best_host_candidate_has_the_priority_of_the_rfc() =>
        Assert.Equal(2130706431u, Candidate.HostPriority(65535));

    [Theory]
    [InlineData("sha-256", 32, true)]
    [InlineData("SHA-1", 20, true)]
    [InlineData("sha-256", 31, false)]
    [InlineData("sha-512", 64, true)]
    public void A_fingerprint_has_the_length_of_its_algorithm(string algorithm, int bytes, bool expected)
    {
        var value = string.Join(':', Enumerable.Repeat("ab", bytes));
        Assert.Equal(expected, Fingerprint.TryParse($"{algorithm} {value}", out var read));
        if (expected)
        {
            Assert.Equal($"{algorithm} {value}".ToUpperInvariant(), read.ToString().ToUpperInvariant());
        }
    }

    [Theory]
    [InlineData("sha-256")]
    [InlineData("x AB:C")]
    [InlineData("x AB:CG")]
    [InlineData("x AB;CD")]
    [InlineData("x ")]
    public void A_fingerprint_that_is_not_one_is_refused(string value) =>
        Assert.False(Fingerprint.TryParse(value, out _));

    [Theory]
    [InlineData("actpass", true)]
    [InlineData("active", true)]
    [InlineData("passive", true)]
    [InlineData("holdconn", true)]
    [InlineData("ACTIVE", false)]
    public void Setup_words(string value, bool expected)
    {
        Assert.Equal(expected, SetupText.TryParse(value, out var setup));
        Assert.True(!expected || setup.ToText() == value);
    }

    [Theory]
    [InlineData("BUNDLE 0 1", "BUNDLE 0 1")]
    [InlineData("BUNDLE", "BUNDLE")]
    [InlineData("", null)]
    public void Groups(string value, string? written) => Check<Group>(Group.TryParse, value, written);

    private static void Check<T>(Parser<T> parse, string value, string? written)
        where T : notnull
    {
        var isRead = parse(value, out var result);
        Assert.Equal(written is not null, isRead);
        if (written is not null)
        {
            Assert.Equal(written, result.ToString());
            Assert.True(parse(written, out var again));
            Assert.Equal(written, again.ToString());
        }
    }
}
