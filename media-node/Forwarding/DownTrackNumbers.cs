using System.Security.Cryptography;
using SfuPlatform.MediaNode.Forwarding.Reception;
using SfuPlatform.MediaNode.Forwarding.Rewriting;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>
/// All numberings of one subscription: sequence, timestamp, VP8 pictures, frames of dependency descriptors. They start
/// at random, as RFC 3550 asks, and go on unbroken whatever stream feeds them. Owner: the down track.
/// </summary>
/// <param name="clockRate">RTP clock, in Hz.</param>
internal sealed class DownTrackNumbers(uint clockRate)
{
    private const int HalfOfSequenceSpace = 1 << 15;

    // In the lower half: a wrap-around right after the start is misread where the first packets are lost (RFC 3711).
    private readonly SequenceRewriter _sequence = new(RandomNumberGenerator.GetInt32(HalfOfSequenceSpace));
    private readonly TimestampRewriter _timestamps = new((uint)RandomNumberGenerator.GetInt32(int.MaxValue), clockRate);
    private readonly Vp8Rewriter _pictures = new((ushort)RandomNumberGenerator.GetInt32(HalfOfSequenceSpace));
    private readonly DependencyDescriptorRewriter _frames = new();
    private UpStream? _stream;

    /// <summary>The stream that feeds it; null: none yet.</summary>
    public UpStream? Stream => _stream;

    /// <summary>A packet of another stream follows, or the first one after a pause.</summary>
    public void Switch(in IncomingPacket packet)
    {
        _timestamps.Switch(packet.Timestamp, Aligned(packet), packet.Now);
        _sequence.Rebase(packet.Sequence);
        _pictures.Rebase(packet.Description.Vp8);
        if (packet.Description.HasDependencies)
        {
            _frames.Rebase(packet.Description.Dependencies.FrameNumber);
        }

        _stream = packet.Stream;
    }

    /// <summary>A packet of the stream is not forwarded: it must leave no hole.</summary>
    public void Drop(long sequence) => _sequence.Drop(sequence);

    /// <summary>A packet is not forwarded, nor is any other of its picture.</summary>
    public void DropPicture(in IncomingPacket packet)
    {
        _sequence.Drop(packet.Sequence);
        _pictures.Drop(packet.Description.Vp8);
    }

    /// <summary>The numbers of a packet that is forwarded; false where it comes too late to have any.</summary>
    public bool TryNumber(in IncomingPacket packet, out RewrittenPacket numbers)
    {
        numbers = default;
        if (!_sequence.TryForward(packet.Sequence, out numbers.Sequence)
            || !_pictures.TryRewrite(packet.Description.Vp8, out numbers.Vp8))
        {
            return false;
        }

        numbers.Timestamp = _timestamps.Rewrite(packet.Timestamp, packet.Now);
        if (packet.Description.HasDependencies)
        {
            numbers.FrameOffset = _frames.Follow(packet.Description.Dependencies.FrameNumber);
        }

        return true;
    }

    /// <summary>The newest relation of timestamps and time; null: the sender has not told.</summary>
    public ClockReference? Reference(PublisherClock publisher) => _stream is { Clock.IsKnown: true } stream
        ? new(publisher.ToNodeTime(stream.Clock.Moment), stream.Clock.Timestamp + _timestamps.Offset, clockRate)
        : null;

    // Where the packet would lie on the line of the stream that was sent so far.
    private uint? Aligned(in IncomingPacket packet)
    {
        if (_stream == packet.Stream)
        {
            return packet.Timestamp + _timestamps.Offset;
        }

        return _stream is { Clock.IsKnown: true } before && packet.Stream.Clock.IsKnown
            ? before.Clock.TimestampOf(packet.Stream.Clock.MomentOf(packet.Timestamp)) + _timestamps.Offset
            : null;
    }
}
