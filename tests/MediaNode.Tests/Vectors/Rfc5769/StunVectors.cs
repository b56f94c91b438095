using System.Net;
using SfuPlatform.MediaNode.Ice;
using SfuPlatform.MediaNode.Transport;

namespace SfuPlatform.MediaNode.Tests.Vectors.Rfc5769;

/// <summary>The messages with short-term credentials of RFC 5769, sections 2.1 to 2.3.</summary>
public class StunVectors
{
    private static readonly byte[] Password = "VOkJxbRl1RmTxUk/WvJxBt"u8.ToArray();

    private static readonly byte[] Request = HexText.Bytes(
        """
        00010058 2112a442 b7e7a701 bc34d686 fa87dfae
        80220010 5354554e 20746573 7420636c 69656e74
        00240004 6e0001ff
        80290008 932ff9b1 51263b36
        00060009 6576746a 3a683676 59202020
        00080014 9aeaa70c bfd8cb56 781ef2b5 b2d3f249 c1b571a2
        80280004 e57a3bcf
        """);

    private static readonly byte[] ResponseIPv4 = HexText.Bytes(
        """
        0101003c 2112a442 b7e7a701 bc34d686 fa87dfae
        8022000b 74657374 20766563 746f7220
        00200008 0001a147 e112a643
        00080014 2b91f599 fd9e90c3 8c7489f9 2af9ba53 f06be7d7
        80280004 c07d4c96
        """);

    private static readonly byte[] ResponseIPv6 = HexText.Bytes(
        """
        01010048 2112a442 b7e7a701 bc34d686 fa87dfae
        8022000b 74657374 20766563 746f7220
        00200014 0002a147 0113a9fa a5d3f179 bc25f4b5 bed2b9d9
        00080014 a382954e 4be67bf1 1784c97c 8292c275 bfe3ed41
        80280004 c8fb0b4c
        """);

    [Fact]
    public void The_request_is_read_and_verified()
    {
        Assert.True(StunMessage.TryParse(Request, out var message));
        Assert.Equal(StunType.BindingRequest, message.Type);
        Assert.True(message.HasIntegrity(Password));
        Assert.True(message.HasConsistentFingerprint());
        Assert.True(message.TryGet(StunAttribute.Username, out var username));
        Assert.Equal("evtj:h6vY"u8.ToArray(), username.ToArray());
        Assert.True(StunMessage.TryReadUsername(Request, out var fragment));
        Assert.Equal("evtj"u8.ToArray(), fragment.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_responses_are_verified_and_tell_the_address(bool isIPv6)
    {
        var bytes = isIPv6 ? ResponseIPv6 : ResponseIPv4;
        Assert.True(StunMessage.TryParse(bytes, out var message));
        Assert.True(message.HasIntegrity(Password));
        Assert.True(message.HasConsistentFingerprint());
        Assert.True(message.TryGet(StunAttribute.XorMappedAddress, out var expected));

        var address = TransportAddress.From(new IPEndPoint(IPAddress.Parse(isIPv6 ? "2001:db8:1234:5678:11:2233:4455:6677" : "192.0.2.1"), 32853));
        var buffer = new byte[128];
        var writer = new StunWriter(buffer, StunType.BindingSuccess, message.TransactionId);
        writer.AddMappedAddress(address);
        Assert.True(StunMessage.TryParse(buffer.AsSpan(0, writer.Finish(Password)), out var written));
        Assert.True(written.TryGet(StunAttribute.XorMappedAddress, out var actual));
        Assert.Equal(expected.ToArray(), actual.ToArray());
    }
}
