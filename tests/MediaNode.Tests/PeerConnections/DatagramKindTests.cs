using SfuPlatform.MediaNode.PeerConnections;

namespace SfuPlatform.MediaNode.Tests.PeerConnections;

public class DatagramKindTests
{
    [Fact]
    public void The_first_byte_tells_what_it_is_as_RFC_7983_has_it()
    {
        for (var first = 0; first <= 255; first++)
        {
            var expected = first switch
            {
                < 4 => DatagramKind.Stun,
                < 20 => DatagramKind.Unknown,
                < 64 => DatagramKind.Dtls,
                < 128 => DatagramKind.Unknown,
                < 192 => DatagramKind.Rtp,
                _ => DatagramKind.Unknown,
            };
            Assert.Equal(expected, DatagramKinds.Of([(byte)first, 96]));
        }
    }

    [Fact]
    public void The_second_byte_tells_RTCP_from_RTP()
    {
        for (var second = 0; second <= 255; second++)
        {
            var expected = second is >= 192 and <= 223 or >= 64 and <= 95 ? DatagramKind.Rtcp : DatagramKind.Rtp;
            Assert.Equal(expected, DatagramKinds.Of([0x80, (byte)second]));
        }
    }

    [Fact]
    public void One_byte_is_nothing() => Assert.Equal(DatagramKind.Unknown, DatagramKinds.Of([0x80]));
}
