using SfuPlatform.MediaNode.Forwarding.Rewriting;

namespace SfuPlatform.MediaNode.Tests.Forwarding.Rewriting;

public class OpusRedRewriterTests
{
    private static readonly OpusRedRewriter Rewriter = new(111);

    [Fact]
    public void The_newest_frame_is_taken_out_from_behind_the_redundant_ones()
    {
        byte[] red = [0x80 | 111, 0x0F, 0x00, 2, 0x80 | 111, 0x07, 0x80, 3, 111, 1, 2, 3, 4, 5, 6, 7];

        Assert.True(Rewriter.TryStrip(red, out var opus));

        Assert.Equal([6, 7], opus.ToArray());
    }

    [Fact]
    public void A_payload_without_redundancy_is_its_only_frame()
    {
        Assert.True(Rewriter.TryStrip([111, 9, 8], out var opus));
        Assert.Equal([9, 8], opus.ToArray());
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 111 })]
    [InlineData(new byte[] { 0x80 | 111, 0, 0 })]
    [InlineData(new byte[] { 0x80 | 111, 0, 0, 5, 111, 1, 2 })]
    [InlineData(new byte[] { 110, 1, 2 })]
    public void What_is_cut_short_or_not_opus_is_refused(byte[] payload) => Assert.False(Rewriter.TryStrip(payload, out _));
}
