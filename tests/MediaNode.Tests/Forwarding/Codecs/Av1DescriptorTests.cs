using SfuPlatform.MediaNode.Forwarding.Codecs;

namespace SfuPlatform.MediaNode.Tests.Forwarding.Codecs;

public class Av1DescriptorTests
{
    [Theory]
    [InlineData(0x18, false, true)]
    [InlineData(0x10, false, false)]
    [InlineData(0x90, true, false)]
    public void The_aggregation_header_tells_where_coded_video_starts(byte header, bool continues, bool starts)
    {
        Assert.True(Av1Descriptor.TryParse([header, 0x0A], out var descriptor));
        Assert.Equal((continues, starts), (descriptor.ContinuesFragment, descriptor.StartsCodedVideo));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0x18 })]
    [InlineData(new byte[] { 0x98, 0x0A })]
    public void Contradictions_and_empty_packets_are_refused(byte[] payload) => Assert.False(Av1Descriptor.TryParse(payload, out _));
}
