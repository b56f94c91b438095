using SfuPlatform.MediaNode.Forwarding.Codecs;

namespace SfuPlatform.MediaNode.Tests.Forwarding.Codecs;

public class Vp8DescriptorTests
{
    [Theory]
    [InlineData(new byte[] { 0x10, 0x00 }, true, true)]
    [InlineData(new byte[] { 0x10, 0x01 }, true, false)]
    [InlineData(new byte[] { 0x00, 0x00 }, false, false)] // Not the start of a partition.
    [InlineData(new byte[] { 0x11, 0x00 }, false, false)] // The start of the second partition.
    [InlineData(new byte[] { 0x90, 0x80, 0x05, 0x00 }, true, true)]
    public void The_first_packet_of_a_frame_says_whether_it_is_a_key_frame(byte[] payload, bool starts, bool isKey)
    {
        Assert.True(Vp8Descriptor.TryParse(payload, out var descriptor));
        Assert.Equal((starts, isKey), (descriptor.StartsFrame, descriptor.StartsKeyFrame));
    }

    [Fact]
    public void All_fields_are_found()
    {
        Assert.True(Vp8Descriptor.TryParse([0x90, 0xF0, 0x92, 0x34, 0x56, 0xA7, 0x01], out var descriptor));

        Assert.True(descriptor.HasLongPictureId && descriptor.HasKeyIndex && descriptor.IsLayerSync);
        Assert.Equal((0x1234, 0x56, 7, 2), (descriptor.PictureId, descriptor.Tl0, descriptor.KeyIndex, descriptor.Temporal));
        Assert.Equal((2, 4, 5), (descriptor.PictureIdOffset, descriptor.Tl0Offset, descriptor.KeyIndexOffset));
    }

    [Fact]
    public void A_picture_id_of_seven_bits_is_one_byte()
    {
        Assert.True(Vp8Descriptor.TryParse([0x80, 0x80, 0x7F, 0x01], out var descriptor));
        Assert.Equal((false, 127), (descriptor.HasLongPictureId, descriptor.PictureId));
    }

    [Fact]
    public void What_is_cut_short_is_refused()
    {
        byte[] whole = [0x90, 0xF0, 0x92, 0x34, 0x56, 0xA7, 0x01];
        for (var length = 0; length < whole.Length; length++)
        {
            Assert.False(Vp8Descriptor.TryParse(whole.AsSpan(0, length), out _), $"{length} bytes");
        }
    }
}
