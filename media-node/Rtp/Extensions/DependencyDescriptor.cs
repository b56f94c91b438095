namespace SfuPlatform.MediaNode.Rtp.Extensions;

/// <summary>
/// The dependency descriptor of one packet (AV1 RTP specification, appendix A): to which frame and layer it belongs and
/// what the frame depends on.
/// <code>
///  | start of frame | end of frame | template id (6) | frame number (16) |      3 bytes, always
///  | structure | mask | own indications | own frame differences | own chains |  5 flags, if there is more
///  | template_dependency_structure() | active decode targets | frame_dependency_definition() |
/// </code>
/// </summary>
internal struct DependencyDescriptor
{
    /// <summary>Bytes that every descriptor has.</summary>
    public const int MandatoryLength = 3;

    /// <summary>Whether the packet is the first of its frame.</summary>
    public bool IsStartOfFrame { get; private set; }

    /// <summary>Whether the packet is the last of its frame.</summary>
    public bool IsEndOfFrame { get; private set; }

    /// <summary>The frame's number, wrapping at 65536.</summary>
    public ushort FrameNumber { get; private set; }

    /// <summary>The structure that the descriptor brought, or the one it was read with.</summary>
    public DependencyStructure Structure { get; private set; }

    /// <summary>Whether it brought a structure: the first packet of a key frame.</summary>
    public bool HasStructure { get; private set; }

    /// <summary>The decode targets that are active from this frame on; null: unchanged. A new structure activates all.</summary>
    public uint? ActiveDecodeTargets { get; private set; }

    /// <summary>Layer and dependencies of the frame: its template with what the descriptor itself says.</summary>
    public FrameDependencies Frame { get; private set; }

    // Where the flag and the mask of active decode targets are, for the writer; the mask's place also where it is absent.
    internal int MaskOffset { get; private set; }

    internal bool HasMask { get; private set; }

    internal int BitLength { get; private set; }

    /// <summary>
    /// Reads a descriptor with the structure that is in force (null: none yet). False: malformed, or it needs a
    /// structure that we do not have.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> value, DependencyStructure? current, out DependencyDescriptor result)
    {
        result = default;
        if (value.Length < MandatoryLength)
        {
            return false;
        }

        var bits = new BitReader(value);
        result.IsStartOfFrame = bits.ReadFlag();
        result.IsEndOfFrame = bits.ReadFlag();
        var templateId = (int)bits.Read(6);
        result.FrameNumber = (ushort)bits.Read(16);

        var hasOwnIndications = false;
        var hasOwnDifferences = false;
        var hasOwnChains = false;
        if (value.Length > MandatoryLength)
        {
            result.HasStructure = bits.ReadFlag();
            result.HasMask = bits.ReadFlag();
            hasOwnIndications = bits.ReadFlag();
            hasOwnDifferences = bits.ReadFlag();
            hasOwnChains = bits.ReadFlag();
            if (result.HasStructure)
            {
                current = DependencyStructureReader.Read(ref bits);
                result.ActiveDecodeTargets = current?.AllDecodeTargets;
            }
        }

        if (current is null || !current.TryFindTemplate(templateId, out var frame))
        {
            return false;
        }

        result.MaskOffset = bits.Position;
        if (result.HasMask)
        {
            result.ActiveDecodeTargets = bits.Read(current.DecodeTargetCount);
        }

        if (hasOwnIndications)
        {
            for (var target = 0; target < current.DecodeTargetCount; target++)
            {
                frame.SetIndication(target, bits.Read(2));
            }
        }

        if (hasOwnDifferences && !TryReadDifferences(ref bits, ref frame))
        {
            return false;
        }

        if (hasOwnChains)
        {
            for (var chain = 0; chain < current.ChainCount; chain++)
            {
                frame.SetChainDifference(chain, bits.Read(8));
            }
        }

        result.Structure = current;
        result.Frame = frame;
        result.BitLength = bits.Position;
        return !bits.IsOverrun;
    }

    private static bool TryReadDifferences(ref BitReader bits, ref FrameDependencies frame)
    {
        frame.ClearFrameDifferences();
        while (bits.Read(2) is > 0 and var nibbles)
        {
            if (!frame.TryAddFrameDifference(bits.Read(4 * (int)nibbles) + 1) || bits.IsOverrun)
            {
                return false;
            }
        }

        return true;
    }
}
