using SfuPlatform.MediaNode.Forwarding.Codecs;

namespace SfuPlatform.MediaNode.Tests.Forwarding.Codecs;

public class Vp9DescriptorTests
{
    // I L B E V, 15-bit picture id, layers, TL0PICIDX; structure: 2 layers with sizes, 1 picture with 1 reference.
    private static readonly byte[] KeyFrame =
        [0xAE, 0x81, 0x02, 0x10, 0x05, 0x38, 1, 64, 0, 180, 2, 128, 1, 104, 1, 0x14, 0x01, 0xAA];

    [Fact]
    public void A_key_frame_is_the_base_layer_of_a_picture_without_references()
    {
        Assert.True(Vp9Descriptor.TryParse(KeyFrame, out var descriptor));

        Assert.True(descriptor.StartsKeyFrame && descriptor.EndsFrame && descriptor.IsSwitchingUpPoint);
        Assert.Equal((0, 0, 2), (descriptor.Spatial, descriptor.Temporal, descriptor.SpatialLayers));
    }

    [Theory]
    [InlineData(0xE8, 0x00)] // P: refers to other pictures.
    [InlineData(0xA0, 0x00)] // Not the first packet.
    [InlineData(0xA8, 0x02)] // The second spatial layer.
    public void Other_packets_start_no_key_frame(byte flags, byte layers)
    {
        Assert.True(Vp9Descriptor.TryParse([flags, 0x05, layers, 0x00, 0xAA], out var descriptor));
        Assert.False(descriptor.StartsKeyFrame);
    }

    [Fact]
    public void Flexible_mode_has_references_instead_of_tl0picidx()
    {
        // I P L F B, picture id, T2 S1, references 3 and 1.
        Assert.True(Vp9Descriptor.TryParse([0xF8, 0x05, 0x42, 0x07, 0x02, 0xAA], out var descriptor));
        Assert.Equal((1, 2), (descriptor.Spatial, descriptor.Temporal));
        Assert.False(Vp9Descriptor.TryParse([0xF8, 0x05, 0x42, 0x03, 0x03, 0x03, 0x02, 0xAA], out _));
    }

    [Fact]
    public void What_is_cut_short_is_refused()
    {
        for (var length = 0; length < KeyFrame.Length; length++)
        {
            Assert.False(Vp9Descriptor.TryParse(KeyFrame.AsSpan(0, length), out _), $"{length} bytes");
        }
    }
}
