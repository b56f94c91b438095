using SfuPlatform.MediaNode.Forwarding.Codecs;

namespace SfuPlatform.MediaNode.Tests.Forwarding.Codecs;

public class H264DescriptorTests
{
    [Theory]
    [InlineData(new byte[] { 0x67, 0x42 }, true)] // SPS
    [InlineData(new byte[] { 0x68, 0x42 }, false)] // PPS
    [InlineData(new byte[] { 0x65, 0x88 }, true)] // IDR, first slice
    [InlineData(new byte[] { 0x65, 0x48 }, false)] // IDR, another slice
    [InlineData(new byte[] { 0x41, 0x9A }, false)] // not IDR
    [InlineData(new byte[] { 0x78, 0, 2, 0x09, 0x10, 0, 2, 0x67, 0x42 }, true)] // STAP-A: delimiter, SPS
    [InlineData(new byte[] { 0x78, 0, 2, 0x06, 0x10 }, false)] // STAP-A: SEI
    [InlineData(new byte[] { 0x7C, 0x85, 0x88 }, true)] // FU-A, start of an IDR
    [InlineData(new byte[] { 0x7C, 0x05, 0x88 }, false)] // FU-A, middle of an IDR
    [InlineData(new byte[] { 0x7C, 0x81, 0x88 }, false)] // FU-A, start of another
    public void Key_frames_start_with_parameters_or_the_first_slice_of_an_idr_picture(byte[] payload, bool starts)
    {
        Assert.True(H264Descriptor.TryParse(payload, out var descriptor));
        Assert.Equal(starts, descriptor.StartsKeyFrame);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0x7C, 0x85 })]
    [InlineData(new byte[] { 0x78, 0, 3, 0x67, 0x42 })]
    [InlineData(new byte[] { 0x78, 0, 0, 0x67 })]
    [InlineData(new byte[] { 0x78, 0, 1, 0x67, 0 })]
    public void What_is_cut_short_is_refused(byte[] payload) => Assert.False(H264Descriptor.TryParse(payload, out _));
}
