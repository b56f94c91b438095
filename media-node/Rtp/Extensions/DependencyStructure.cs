namespace SfuPlatform.MediaNode.Rtp.Extensions;

/// <summary>
/// The templates that a stream's dependency descriptors refer to, until a key frame brings the next structure. Never
/// changes after it was read.
/// </summary>
internal sealed class DependencyStructure
{
    private readonly FrameDependencies[] _templates;
    private readonly byte[] _targetSpatialIds;
    private readonly byte[] _targetTemporalIds;
    private readonly byte[] _protectingChains;
    private readonly (int Width, int Height)[] _resolutions;

    internal DependencyStructure(
        int templateIdOffset,
        int decodeTargets,
        FrameDependencies[] templates,
        byte[] protectingChains,
        int chains,
        (int Width, int Height)[] resolutions)
    {
        TemplateIdOffset = templateIdOffset;
        DecodeTargetCount = decodeTargets;
        ChainCount = chains;
        _templates = templates;
        _protectingChains = protectingChains;
        _resolutions = resolutions;
        _targetSpatialIds = new byte[decodeTargets];
        _targetTemporalIds = new byte[decodeTargets];
        foreach (var template in templates)
        {
            MaxSpatialId = Math.Max(MaxSpatialId, template.SpatialId);
            for (var target = 0; target < decodeTargets; target++)
            {
                if (template.Indication(target) != DecodeTargetIndication.NotPresent)
                {
                    _targetSpatialIds[target] = Math.Max(_targetSpatialIds[target], template.SpatialId);
                    _targetTemporalIds[target] = Math.Max(_targetTemporalIds[target], template.TemporalId);
                }
            }
        }
    }

    /// <summary>The id of the first template.</summary>
    public int TemplateIdOffset { get; }

    /// <summary>How many decode targets there are, 1 to 32.</summary>
    public int DecodeTargetCount { get; }

    /// <summary>How many chains there are.</summary>
    public int ChainCount { get; }

    /// <summary>The highest spatial layer of any template.</summary>
    public byte MaxSpatialId { get; }

    /// <summary>How many templates there are.</summary>
    public int TemplateCount => _templates.Length;

    /// <summary>How many spatial layers have a resolution; 0 where none was told.</summary>
    public int ResolutionCount => _resolutions.Length;

    /// <summary>The mask with all decode targets active.</summary>
    public uint AllDecodeTargets => DecodeTargetCount == 32 ? uint.MaxValue : (1u << DecodeTargetCount) - 1;

    /// <summary>The template at this place.</summary>
    public ref readonly FrameDependencies Template(int index) => ref _templates[index];

    /// <summary>The highest spatial layer of a decode target.</summary>
    public int SpatialIdOf(int decodeTarget) => _targetSpatialIds[decodeTarget];

    /// <summary>The highest temporal layer of a decode target.</summary>
    public int TemporalIdOf(int decodeTarget) => _targetTemporalIds[decodeTarget];

    /// <summary>The chain that protects a decode target; only where there are chains.</summary>
    public int ChainOf(int decodeTarget) => _protectingChains[decodeTarget];

    /// <summary>Width and height of a spatial layer; only below <see cref="ResolutionCount"/>.</summary>
    public (int Width, int Height) Resolution(int spatialId) => _resolutions[spatialId];

    internal bool TryFindTemplate(int templateId, out FrameDependencies template)
    {
        var index = templateId + 64 - TemplateIdOffset & 63;
        if (index >= _templates.Length)
        {
            template = default;
            return false;
        }

        template = _templates[index];
        return true;
    }
}
