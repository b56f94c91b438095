using SfuPlatform.MediaNode.Rtp.Extensions;
using SfuPlatform.MediaNode.Tests.Rtp.Extensions;

namespace SfuPlatform.MediaNode.Tests.Fuzz;

/// <summary>Dependency descriptors: nothing throws, and what is read survives a rewritten mask.</summary>
public class DependencyDescriptorFuzz
{
    private const int Cases = 200_000;

    [Fact]
    public void Whatever_comes_is_read_or_refused_and_a_new_mask_changes_nothing_else()
    {
        var mutation = new Mutation(3);
        var structure = DescriptorSamples.L3T3Structure();
        Assert.True(DependencyDescriptor.TryParse(structure, null, out var key));
        byte[][] samples = [structure, [0xC5, 0x12, 0x34], DescriptorSamples.WithOwnFields(), DescriptorSamples.WithMask()];
        Span<byte> rewritten = stackalloc byte[300];
        var parsed = 0;
        for (var i = 0; i < Cases; i++)
        {
            var bytes = i % 8 == 0 ? mutation.Noise(40) : mutation.Of(samples[i % samples.Length]);
            var current = i % 3 == 0 ? null : key.Structure;
            if (bytes.Length > 255 || !DependencyDescriptor.TryParse(bytes, current, out var read))
            {
                continue;
            }

            parsed++;
            var mask = (uint)mutation.Random.NextInt64(1L + uint.MaxValue) & read.Structure.AllDecodeTargets;
            var length = DependencyDescriptorWriter.WithActiveDecodeTargets(bytes, read, mask, rewritten);
            Assert.InRange(length, 1, bytes.Length + DependencyDescriptorWriter.MaxGrowth);
            Assert.True(DependencyDescriptor.TryParse(rewritten[..length], current, out var again));
            Assert.Equal(mask, again.ActiveDecodeTargets);
            Assert.Equal(read.FrameNumber, again.FrameNumber);
            Assert.Equal(read.IsStartOfFrame, again.IsStartOfFrame);
            Assert.Equal(read.IsEndOfFrame, again.IsEndOfFrame);
            Assert.Equal(read.HasStructure, again.HasStructure);
            AssertSame(read, again);
        }

        Assert.InRange(parsed, Cases / 4, Cases);
    }

    private static void AssertSame(in DependencyDescriptor one, in DependencyDescriptor other)
    {
        Assert.Equal(one.Frame.SpatialId, other.Frame.SpatialId);
        Assert.Equal(one.Frame.TemporalId, other.Frame.TemporalId);
        Assert.Equal(one.Frame.FrameDifferenceCount, other.Frame.FrameDifferenceCount);
        for (var i = 0; i < one.Frame.FrameDifferenceCount; i++)
        {
            Assert.Equal(one.Frame.FrameDifference(i), other.Frame.FrameDifference(i));
        }

        for (var target = 0; target < one.Structure.DecodeTargetCount; target++)
        {
            Assert.Equal(one.Frame.Indication(target), other.Frame.Indication(target));
        }

        for (var chain = 0; chain < one.Structure.ChainCount; chain++)
        {
            Assert.Equal(one.Frame.ChainDifference(chain), other.Frame.ChainDifference(chain));
        }
    }
}
