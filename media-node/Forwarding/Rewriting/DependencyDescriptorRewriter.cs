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
    /// <summary>The longest descriptor that is forwarded, rewritten.</summary>
    public const int MaxLength = 255;

    private ushort _offset;
    private ushort _newest;

    /// <summary>The next frame comes from another stream, or from this one after a pause; it is a key frame.</summary>
    public void Rebase(ushort frameNumber) => _offset = (ushort)(_newest + 1 - frameNumber);

    /// <summary>Writes the descriptor as the subscriber gets it; returns its length, 0 where it does not fit.</summary>
    /// <param name="source">As it was received.</param>
    /// <param name="parsed">The same, parsed.</param>
    /// <param name="targets">The decode targets that the subscriber gets; 0: all.</param>
    /// <param name="destination">Where to write.</param>
    public int Rewrite(ReadOnlySpan<byte> source, in DependencyDescriptor parsed, uint targets, Span<byte> destination)
    {
        var length = source.Length;
        if (targets != 0 && (parsed.HasStructure || parsed.HasMask))
        {
            var active = (parsed.ActiveDecodeTargets ?? targets) & targets;
            length = DependencyDescriptorWriter.WithActiveDecodeTargets(source, parsed, active, destination);
        }
        else if (length <= destination.Length)
        {
            source.CopyTo(destination);
        }
        else
        {
            length = 0;
        }

        if (length >= DependencyDescriptor.MandatoryLength)
        {
            var number = (ushort)(parsed.FrameNumber + _offset);
            BinaryPrimitives.WriteUInt16BigEndian(destination[1..], number);
            if ((short)(number - _newest) > 0)
            {
                _newest = number;
            }
        }

        return length;
    }
}
