using System.Buffers.Binary;
using SfuPlatform.MediaNode.Rtp.Extensions;

namespace SfuPlatform.MediaNode.Forwarding.Rewriting;

/// <summary>
/// Keeps the frame numbers of dependency descriptors rising over changes of stream, and tells the subscriber which
/// decode targets it gets. Frames dropped on purpose may leave holes: frames name what they depend on by differences.
/// Owner: the down track.
/// </summary>
internal sealed class DependencyDescriptorRewriter
{
    /// <summary>The longest descriptor that is forwarded.</summary>
    public const int MaxLength = 255;

    private ushort _offset;
    private ushort _newest;

    /// <summary>The next frame comes from another stream, or from this one after a pause; it is a key frame.</summary>
    public void Rebase(ushort frameNumber) => _offset = (ushort)(_newest + 1 - frameNumber);

    /// <summary>What is to be added to the frame number of a packet that is forwarded.</summary>
    public ushort Follow(ushort frameNumber)
    {
        var number = (ushort)(frameNumber + _offset);
        if ((short)(number - _newest) > 0)
        {
            _newest = number;
        }

        return _offset;
    }

    /// <summary>Writes a descriptor as the subscriber gets it; returns its length, 0 where it does not fit.</summary>
    /// <param name="source">As it was received.</param>
    /// <param name="parsed">The same, parsed.</param>
    /// <param name="numbers">What the subscriber gets.</param>
    /// <param name="destination">Where to write.</param>
    public static int Write(
        ReadOnlySpan<byte> source, in DependencyDescriptor parsed, in RewrittenPacket numbers, Span<byte> destination)
    {
        var length = source.Length;
        if (numbers.DecodeTargets != 0 && (parsed.HasStructure || parsed.HasMask))
        {
            var active = (parsed.ActiveDecodeTargets ?? uint.MaxValue) & numbers.DecodeTargets;
            length = DependencyDescriptorWriter.WithActiveDecodeTargets(source, parsed, active, destination);
        }
        else if (!source.TryCopyTo(destination))
        {
            return 0;
        }

        if (length >= DependencyDescriptor.MandatoryLength)
        {
            BinaryPrimitives.WriteUInt16BigEndian(destination[1..], (ushort)(parsed.FrameNumber + numbers.FrameOffset));
        }

        return length;
    }
}
