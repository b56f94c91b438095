using SfuPlatform.MediaNode.Rtp.Extensions;

namespace SfuPlatform.MediaNode.Forwarding.Layers;

/// <summary>Choice among the decode targets of a dependency structure.</summary>
internal static class DecodeTargets
{
    private const int TemporalLayers = 8;

    /// <summary>
    /// The active target that reaches highest within the limits (spatial before temporal); where none is within them,
    /// the lowest active one; -1 where none is active.
    /// </summary>
    public static int Best(DependencyStructure structure, uint active, int spatialLimit, int temporalLimit)
    {
        var best = -1;
        var bestRank = int.MinValue;
        for (var target = 0; target < structure.DecodeTargetCount; target++)
        {
            if ((active >> target & 1) == 0)
            {
                continue;
            }

            var spatial = structure.SpatialIdOf(target);
            var temporal = structure.TemporalIdOf(target);
            var rank = spatial * TemporalLayers + temporal;
            rank = spatial <= spatialLimit && temporal <= temporalLimit ? rank : -1 - rank;
            if (rank > bestRank)
            {
                (best, bestRank) = (target, rank);
            }
        }

        return best;
    }

    /// <summary>The mask of the targets that need no layer above those of <paramref name="target"/>.</summary>
    public static uint Within(DependencyStructure structure, int target)
    {
        var mask = 0u;
        for (var other = 0; other < structure.DecodeTargetCount; other++)
        {
            if (structure.SpatialIdOf(other) <= structure.SpatialIdOf(target)
                && structure.TemporalIdOf(other) <= structure.TemporalIdOf(target))
            {
                mask |= 1u << other;
            }
        }

        return mask;
    }
}
