using SfuPlatform.MediaNode.Forwarding.Rewriting;
using SfuPlatform.MediaNode.Rtp.Extensions;
using SfuPlatform.MediaNode.Tests.Rtp.Extensions;

namespace SfuPlatform.MediaNode.Tests.Forwarding.Rewriting;

public class DependencyDescriptorRewriterTests
{
    [Fact]
    public void Frame_numbers_go_on_by_one_when_the_stream_changes_and_keep_their_distances_within_it()
    {
        var rewriter = new DependencyDescriptorRewriter();
        rewriter.Rebase(500);
        Assert.Equal(1, Number(rewriter, 500));
        Assert.Equal(4, Number(rewriter, 503));

        rewriter.Rebase(65_535);

        Assert.Equal(5, Number(rewriter, 65_535));
        Assert.Equal(6, Number(rewriter, 0));
        Assert.Equal(5, Number(rewriter, 65_535));
    }

    [Fact]
    public void Without_a_choice_of_layers_only_the_frame_number_changes()
    {
        var source = DescriptorSamples.L3T3Structure();
        DependencyDescriptor.TryParse(source, null, out var parsed);
        var written = new byte[DependencyDescriptorRewriter.MaxLength];

        var length = DependencyDescriptorRewriter.Write(source, parsed, new() { FrameOffset = 1 }, written);

        source[2]++;
        Assert.Equal(source, written[..length]);
    }

    [Fact]
    public void A_descriptor_that_does_not_fit_is_left_out()
    {
        var source = DescriptorSamples.L3T3Structure();
        DependencyDescriptor.TryParse(source, null, out var parsed);

        Assert.Equal(0, DependencyDescriptorRewriter.Write(source, parsed, new(), new byte[10]));
        Assert.Equal(0, DependencyDescriptorRewriter.Write(source, parsed, new() { DecodeTargets = 1 }, new byte[10]));
    }

    private static ushort Number(DependencyDescriptorRewriter rewriter, ushort frame) => (ushort)(frame + rewriter.Follow(frame));
}
