using SfuPlatform.MediaNode.Forwarding.Retransmission;
using SfuPlatform.MediaNode.Forwarding.Rewriting;

namespace SfuPlatform.MediaNode.Tests.Forwarding.Retransmission;

public class SentPacketsTests
{
    private const long RoundTrip = 80_000;

    [Fact]
    public void A_packet_is_found_by_the_number_that_the_subscriber_knows()
    {
        var sent = new SentPackets(64);
        var buffer = new RetransmissionBuffer();
        sent.Add(new RewrittenPacket { Sequence = 65_536 + 7, Timestamp = 9 }, buffer, 1234);

        Assert.True(sent.TryFind(7, out var packet, out var source, out var sourceSequence));
        Assert.Equal((9u, buffer, 1234L), (packet.Timestamp, source, sourceSequence));
        Assert.False(sent.TryFind(7 + 64, out _, out _, out _));
    }

    [Fact]
    public void A_packet_is_sent_again_once_per_round_trip_and_a_bounded_number_of_times()
    {
        var sent = new SentPackets(64);
        sent.Add(new RewrittenPacket { Sequence = 7 }, new RetransmissionBuffer(), 1);

        Assert.True(sent.TryResend(7, 1_000_000, RoundTrip));
        Assert.False(sent.TryResend(7, 1_000_000 + RoundTrip - 1, RoundTrip));
        var more = Enumerable.Range(1, 20).Count(i => sent.TryResend(7, 1_000_000 + i * RoundTrip, RoundTrip));
        Assert.Equal(SentPackets.MaxAttempts - 1, more);
    }
}
