using SfuPlatform.MediaNode.Forwarding.Codecs;
using SfuPlatform.MediaNode.Forwarding.Rewriting;

namespace SfuPlatform.MediaNode.Tests.Fuzz;

/// <summary>Payload descriptors of all codecs: total, within the payload, and what is written is what is read back.</summary>
public class CodecDescriptorFuzz
{
    private const int Cases = 200_000;

    private static readonly byte[][] Samples =
    [
        [0x90, 0xF0, 0x92, 0x34, 0x56, 0xA7, 0x00, 1, 2],
        [0x90, 0x80, 0x12, 0x00, 1, 2],
        [0xAE, 0x81, 0x02, 0x10, 0x05, 0x38, 1, 64, 0, 180, 2, 128, 1, 104, 1, 0x14, 0x01, 0xAA],
        [0xF8, 0x05, 0x42, 0x07, 0x02, 0xAA],
        [0x78, 0, 2, 0x09, 0x10, 0, 2, 0x67, 0x42],
        [0x7C, 0x85, 0x88, 1],
        [0x80 | 111, 0x0F, 0x00, 2, 111, 1, 2, 3, 4],
        [0x18, 0x0A, 1],
    ];

    [Fact]
    public void Whatever_comes_is_read_within_its_bounds()
    {
        var mutation = new Mutation(7);
        var parsed = 0;
        for (var i = 0; i < Cases; i++)
        {
            var bytes = i % 4 == 0 ? mutation.Noise(24) : mutation.Of(Samples[i % Samples.Length]);
            parsed += CheckVp8(bytes, mutation.Random) ? 1 : 0;
            CheckVp9(bytes);
            CheckH264(bytes);
            CheckRed(bytes);
            _ = Av1Descriptor.TryParse(bytes, out _);
        }

        Assert.InRange(parsed, Cases / 4, Cases);
    }

    private static bool CheckVp8(byte[] bytes, Random random)
    {
        if (!Vp8Descriptor.TryParse(bytes, out var descriptor))
        {
            return false;
        }

        var numbers = new Vp8Numbers
        {
            PictureId = (ushort)random.Next(descriptor.HasLongPictureId ? 1 << 15 : 1 << 7),
            Tl0 = (byte)random.Next(256),
            KeyIndex = (byte)random.Next(32),
        };
        var written = bytes.ToArray();
        numbers.WriteTo(written, descriptor);
        Assert.True(Vp8Descriptor.TryParse(written, out var again));
        Assert.Equal(descriptor.PictureIdOffset == 0 ? 0 : numbers.PictureId, again.PictureId);
        Assert.Equal(descriptor.Tl0Offset == 0 ? 0 : numbers.Tl0, again.Tl0);
        Assert.Equal(descriptor.HasKeyIndex ? numbers.KeyIndex : 0, again.KeyIndex);
        Assert.Equal(
            (descriptor.Temporal, descriptor.IsLayerSync, descriptor.StartsKeyFrame, descriptor.PictureIdOffset, descriptor.KeyIndexOffset),
            (again.Temporal, again.IsLayerSync, again.StartsKeyFrame, again.PictureIdOffset, again.KeyIndexOffset));
        return true;
    }

    private static void CheckVp9(byte[] bytes)
    {
        if (Vp9Descriptor.TryParse(bytes, out var descriptor))
        {
            Assert.InRange(descriptor.Spatial, 0, 7);
            Assert.InRange(descriptor.Temporal, 0, 7);
            Assert.Equal((bytes[0] & 0x48) == 0x08 && descriptor.Spatial == 0, descriptor.StartsKeyFrame);
        }
    }

    private static void CheckH264(byte[] bytes)
    {
        if (H264Descriptor.TryParse(bytes, out var descriptor) && descriptor.HasParameters)
        {
            Assert.Contains(bytes, b => (b & 0x1F) == 7);
        }
    }

    private static void CheckRed(byte[] bytes)
    {
        if (RedPayload.TryReadPrimary(bytes, out var payloadType, out var primary))
        {
            Assert.InRange(payloadType, 0, 127);
            Assert.False(primary.IsEmpty);
            Assert.Equal(bytes[^primary.Length..], primary.ToArray());
        }
    }
}
