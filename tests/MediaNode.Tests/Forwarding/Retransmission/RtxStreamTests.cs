using SfuPlatform.MediaNode.Forwarding.Retransmission;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Tests.Forwarding.Retransmission;

public class RtxStreamTests
{
    [Fact]
    public void A_received_retransmission_becomes_the_packet_that_was_lost()
    {
        var packet = TestPackets.Rtp(payloadType: 97, sequence: 9, timestamp: 1234, ssrc: 77, [0x12, 0x34, 1, 2, 3], marker: true, extension: (3, [7]));
        Assert.True(RtpPacket.TryParse(packet, out var rtx));

        Assert.True(RtxStream.TryRestore(rtx.Raw, rtx.HeaderLength, rtx.Payload.Length, 55, 96, out var original));

        Assert.Equal(TestPackets.Rtp(96, 0x1234, 1234, 55, [1, 2, 3], marker: true, extension: (3, [7])), original.ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_retransmission_that_holds_no_packet_is_refused(int length)
    {
        var packet = TestPackets.Rtp(97, 9, 1234, 77, new byte[length]);

        Assert.False(RtxStream.TryRestore(packet, RtpPacket.FixedHeaderLength, length, 55, 96, out _));
    }
}
