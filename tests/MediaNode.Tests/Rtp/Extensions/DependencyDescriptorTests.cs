using SfuPlatform.MediaNode.Rtp.Extensions;

namespace SfuPlatform.MediaNode.Tests.Rtp.Extensions;

public class DependencyDescriptorTests
{
    private static readonly DependencyStructure Structure = Read(DescriptorSamples.L3T3Structure(), null).Structure;

    [Fact]
    public void A_key_frame_brings_the_structure_of_its_stream()
    {
        var key = Read(DescriptorSamples.L3T3Structure(), null);

        Assert.True(key.HasStructure);
        Assert.True(key.IsStartOfFrame);
        Assert.False(key.IsEndOfFrame);
        Assert.Equal(0x1234, key.FrameNumber);
        Assert.Equal(0x1FFu, key.ActiveDecodeTargets);
        Assert.Equal(9, key.Structure.TemplateCount);
        Assert.Equal(DescriptorSamples.DecodeTargets, key.Structure.DecodeTargetCount);
        Assert.Equal(DescriptorSamples.Chains, key.Structure.ChainCount);
        Assert.Equal(2, key.Structure.MaxSpatialId);
        Assert.Equal(3, key.Structure.ResolutionCount);
        Assert.Equal((1280, 720), key.Structure.Resolution(2));
    }

    [Fact]
    public void Decode_targets_have_the_highest_layers_of_their_templates()
    {
        for (var target = 0; target < DescriptorSamples.DecodeTargets; target++)
        {
            Assert.Equal(target / 3, Structure.SpatialIdOf(target));
            Assert.Equal(target % 3, Structure.TemporalIdOf(target));
            Assert.Equal(target / 3, Structure.ChainOf(target));
        }
    }

    [Fact]
    public void Template_ids_wrap_around_at_64()
    {
        var frame = Read([0x84, 0, 1], Structure).Frame; // Template id 4 with offset 60: the ninth template.

        Assert.Equal(2, frame.SpatialId);
        Assert.Equal(2, frame.TemporalId);
        Assert.Equal(2, frame.FrameDifferenceCount);
        Assert.Equal(3, frame.FrameDifference(0));
        Assert.Equal(6, frame.FrameDifference(1));
        Assert.Equal(10, frame.ChainDifference(2));
        Assert.Equal(DecodeTargetIndication.Switch, frame.Indication(8));
        Assert.Equal(DecodeTargetIndication.NotPresent, frame.Indication(7));
    }

    [Fact]
    public void What_a_descriptor_says_itself_takes_the_place_of_its_template()
    {
        var frame = Read(DescriptorSamples.WithOwnFields(), Structure).Frame;

        Assert.Equal(0, frame.SpatialId);
        Assert.Equal(2, frame.TemporalId);
        Assert.Equal(2, frame.FrameDifferenceCount);
        Assert.Equal(3, frame.FrameDifference(0));
        Assert.Equal(300, frame.FrameDifference(1));
        Assert.Equal(DecodeTargetIndication.Required, frame.Indication(3));
        Assert.Equal(202, frame.ChainDifference(2));
    }

    [Fact]
    public void A_mask_says_which_decode_targets_are_active()
    {
        Assert.Equal(0b111111u, Read(DescriptorSamples.WithMask(), Structure).ActiveDecodeTargets);
        Assert.Null(Read([0x00, 0, 1], Structure).ActiveDecodeTargets);
    }

    [Theory]
    [InlineData("8400")]
    [InlineData("")]
    [InlineData("A00001")] // Template id 32 is not in the structure.
    public void A_descriptor_that_does_not_fit_is_refused(string hex) =>
        Assert.False(DependencyDescriptor.TryParse(Convert.FromHexString(hex), Structure, out _));

    [Fact]
    public void Without_a_structure_nothing_can_be_read() =>
        Assert.False(DependencyDescriptor.TryParse(DescriptorSamples.WithMask(), null, out _));

    [Fact]
    public void A_structure_that_is_cut_off_is_refused()
    {
        var whole = DescriptorSamples.L3T3Structure();
        for (var length = 4; length < whole.Length; length++)
        {
            Assert.False(DependencyDescriptor.TryParse(whole.AsSpan(0, length), Structure, out _));
        }
    }

    [Fact]
    public void A_mask_is_put_behind_the_structure()
    {
        var source = DescriptorSamples.L3T3Structure();
        var written = Rewrite(source, null, 0b000000111);

        var read = Read(written, null);
        Assert.Equal(0b111u, read.ActiveDecodeTargets);
        Assert.Equal((1280, 720), read.Structure.Resolution(2));
    }

    [Fact]
    public void A_short_descriptor_grows_flags_and_a_mask()
    {
        var written = Rewrite([0xC0, 0, 1], Structure, 0b111);

        Assert.Equal(Convert.FromHexString("C00001401C"), written);
        Assert.Equal(0b111u, Read(written, Structure).ActiveDecodeTargets);
    }

    [Fact]
    public void A_mask_that_is_there_is_replaced_in_its_place()
    {
        var source = DescriptorSamples.WithMask();
        var written = Rewrite(source, Structure, 0b111111111);

        Assert.Equal(source.Length, written.Length);
        Assert.Equal(0x1FFu, Read(written, Structure).ActiveDecodeTargets);
    }

    [Fact]
    public void A_destination_that_is_too_short_is_left_alone()
    {
        var source = DescriptorSamples.WithMask();
        Assert.Equal(0, DependencyDescriptorWriter.WithActiveDecodeTargets(source, Read(source, Structure), 1, new byte[3]));
    }

    private static byte[] Rewrite(byte[] source, DependencyStructure? structure, uint mask)
    {
        var destination = new byte[source.Length + DependencyDescriptorWriter.MaxGrowth];
        var length = DependencyDescriptorWriter.WithActiveDecodeTargets(source, Read(source, structure), mask, destination);
        return destination[..length];
    }

    private static DependencyDescriptor Read(byte[] value, DependencyStructure? structure)
    {
        Assert.True(DependencyDescriptor.TryParse(value, structure, out var descriptor));
        return descriptor;
    }
}
