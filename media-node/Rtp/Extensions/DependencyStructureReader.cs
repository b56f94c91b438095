namespace SfuPlatform.MediaNode.Rtp.Extensions;

/// <summary>Reads <c>template_dependency_structure()</c> of the AV1 RTP specification, appendix A.8.3.</summary>
internal static class DependencyStructureReader
{
    private const int MaxTemplates = 64;
    private const int MaxSpatialId = 3;
    private const int MaxTemporalId = 7;

    private enum NextLayer : byte
    {
        Same,
        NextTemporal,
        NextSpatial,
        None,
    }

    /// <summary>Reads a structure; null where it is malformed.</summary>
    public static DependencyStructure? Read(ref BitReader bits)
    {
        var offset = (int)bits.Read(6);
        var targets = (int)bits.Read(5) + 1;
        Span<FrameDependencies> templates = new FrameDependencies[MaxTemplates];
        if (!TryReadLayers(ref bits, templates, out var count))
        {
            return null;
        }

        templates = templates[..count];
        foreach (ref var template in templates)
        {
            for (var target = 0; target < targets; target++)
            {
                template.SetIndication(target, bits.Read(2));
            }
        }

        foreach (ref var template in templates)
        {
            while (bits.ReadFlag())
            {
                if (!template.TryAddFrameDifference(bits.Read(4) + 1))
                {
                    return null;
                }
            }
        }

        var protecting = new byte[targets];
        var chains = ReadChains(ref bits, templates, protecting);
        var resolutions = ReadResolutions(ref bits, templates[^1].SpatialId);
        return bits.IsOverrun
            ? null
            : new DependencyStructure(offset, targets, templates.ToArray(), protecting, chains, resolutions);
    }

    private static bool TryReadLayers(ref BitReader bits, Span<FrameDependencies> templates, out int count)
    {
        byte spatial = 0;
        byte temporal = 0;
        count = 0;
        while (true)
        {
            if (count == templates.Length)
            {
                return false;
            }

            templates[count].SpatialId = spatial;
            templates[count].TemporalId = temporal;
            count++;
            switch ((NextLayer)bits.Read(2))
            {
                case NextLayer.NextTemporal:
                    temporal++;
                    break;
                case NextLayer.NextSpatial:
                    temporal = 0;
                    spatial++;
                    break;
                case NextLayer.None:
                    return !bits.IsOverrun;
            }

            if (temporal > MaxTemporalId || spatial > MaxSpatialId || bits.IsOverrun)
            {
                return false;
            }
        }
    }

    private static int ReadChains(ref BitReader bits, Span<FrameDependencies> templates, Span<byte> protecting)
    {
        var chains = (int)bits.ReadNonSymmetric((uint)protecting.Length + 1);
        if (chains == 0)
        {
            return 0;
        }

        foreach (ref var chain in protecting)
        {
            chain = (byte)bits.ReadNonSymmetric((uint)chains);
        }

        foreach (ref var template in templates)
        {
            for (var chain = 0; chain < chains; chain++)
            {
                template.SetChainDifference(chain, bits.Read(4));
            }
        }

        return chains;
    }

    private static (int Width, int Height)[] ReadResolutions(ref BitReader bits, int maxSpatialId)
    {
        if (!bits.ReadFlag())
        {
            return [];
        }

        var resolutions = new (int Width, int Height)[maxSpatialId + 1];
        foreach (ref var resolution in resolutions.AsSpan())
        {
            resolution = ((int)bits.Read(16) + 1, (int)bits.Read(16) + 1);
        }

        return resolutions;
    }
}
