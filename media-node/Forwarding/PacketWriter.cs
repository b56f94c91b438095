using System.Text;
using SfuPlatform.MediaNode.Forwarding.Rewriting;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Rtp;
using SfuPlatform.MediaNode.Rtp.Extensions;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>
/// Writes packets of one subscription into the outlet: header with the subscriber's extension ids, then the payload. The
/// same packet and numbers give the same bytes, except for what is stamped when it is sent. Owner: the down track.
/// </summary>
/// <param name="settings">What was negotiated with the subscriber.</param>
/// <param name="source">The extension ids of the publisher.</param>
internal sealed class PacketWriter(DownTrackSettings settings, RtpExtensionIds source)
{
    private const int MaxTag = 16;
    private const int ElementHead = 2;
    private const int LongestOneByteValue = 16;
    private const byte HighestOneByteId = 14;

    private readonly RtpExtensionIds _ids = settings.Extensions;
    private readonly byte[] _mid = Encoding.ASCII.GetBytes(settings.Mid);
    private readonly bool _hasHighIds = HighestId(settings.Extensions) > HighestOneByteId;
    private readonly int _maxHeader = MaxHeader(settings);
    private readonly byte[] _descriptor =
        settings.Extensions.DependencyDescriptor == 0 ? [] : new byte[DependencyDescriptorRewriter.MaxLength];

    /// <summary>Writes and commits one packet; false where the outlet has no slot of that size.</summary>
    /// <param name="outlet">Where to.</param>
    /// <param name="original">The publisher's packet: its extensions are taken over.</param>
    /// <param name="payload">The payload to send.</param>
    /// <param name="numbers">Payload type, marker, timestamp, frame numbers.</param>
    /// <param name="ssrc">The SSRC to send with.</param>
    /// <param name="sequence">The extended sequence number to send with.</param>
    /// <param name="dependencies">The dependency descriptor of the packet, parsed; unused where there is none.</param>
    /// <param name="options">What is in the header beside that.</param>
    /// <param name="now">The time.</param>
    public bool TryWrite(
        IRtpOutlet outlet,
        in RtpPacket original,
        ReadOnlySpan<byte> payload,
        in RewrittenPacket numbers,
        uint ssrc,
        long sequence,
        in DependencyDescriptor dependencies,
        PacketWriterOptions options,
        long now)
    {
        ReadOnlySpan<byte> descriptor = default;
        if ((options & PacketWriterOptions.Dependencies) != 0
            && _ids.DependencyDescriptor != 0
            && original.TryGetExtension(source.DependencyDescriptor, out var value))
        {
            descriptor = _descriptor.AsSpan(0, DependencyDescriptorRewriter.Write(value, dependencies, numbers, _descriptor));
        }

        var slot = outlet.Reserve(_maxHeader + descriptor.Length + payload.Length + MaxTag);
        if (slot.IsEmpty)
        {
            return false;
        }

        var header = new RtpHeaderWriter(slot, _hasHighIds || descriptor.Length > LongestOneByteValue);
        header.Write(numbers.PayloadType, numbers.Marker, (ushort)sequence, numbers.Timestamp, ssrc);
        var transportSequenceAt = -1;
        var sendTimeAt = -1;
        if ((options & PacketWriterOptions.Stamps) != 0)
        {
            transportSequenceAt = header.AddExtension(_ids.TransportSequence, [0, 0]);
            sendTimeAt = header.AddExtension(_ids.AbsoluteSendTime, [0, 0, 0]);
        }

        if ((options & PacketWriterOptions.Mid) != 0)
        {
            header.AddExtension(_ids.Mid, _mid);
        }

        CopyExtension(ref header, original, source.AudioLevel, _ids.AudioLevel);
        CopyExtension(ref header, original, source.VideoOrientation, _ids.VideoOrientation);
        CopyExtension(ref header, original, source.PlayoutDelay, _ids.PlayoutDelay);
        CopyExtension(ref header, original, source.AbsoluteCaptureTime, _ids.AbsoluteCaptureTime);
        if (!descriptor.IsEmpty)
        {
            header.AddExtension(_ids.DependencyDescriptor, descriptor);
        }

        outlet.Commit(header.Finish(), transportSequenceAt, sendTimeAt, payload, sequence, now);
        return true;
    }

    private static void CopyExtension(ref RtpHeaderWriter header, in RtpPacket original, byte from, byte to)
    {
        if (to != 0 && original.TryGetExtension(from, out var value))
        {
            header.AddExtension(to, value);
        }
    }

    // As long as the header can become without a dependency descriptor; tight, for packets may fill the path's MTU.
    private static int MaxHeader(DownTrackSettings settings)
    {
        var ids = settings.Extensions;
        var length = RtpPacket.FixedHeaderLength + 4 + 3 + ElementHead;
        AddLength(ids.Mid, settings.Mid.Length);
        AddLength(ids.AudioLevel, 1);
        AddLength(ids.TransportSequence, 2);
        AddLength(ids.AbsoluteSendTime, 3);
        AddLength(ids.VideoOrientation, 1);
        AddLength(ids.PlayoutDelay, 3);
        AddLength(ids.AbsoluteCaptureTime, 16);
        return length;

        void AddLength(byte id, int value) => length += id == 0 ? 0 : ElementHead + value;
    }

    private static byte HighestId(RtpExtensionIds ids) => new[]
    {
        ids.Mid, ids.AudioLevel, ids.TransportSequence, ids.AbsoluteSendTime, ids.VideoOrientation,
        ids.DependencyDescriptor, ids.PlayoutDelay, ids.AbsoluteCaptureTime,
    }.Max();
}

/// <summary>What a header carries beside its numbers.</summary>
[Flags]
internal enum PacketWriterOptions
{
    /// <summary>Only what the publisher's packet brings.</summary>
    None = 0,

    /// <summary>The subscriber's mid.</summary>
    Mid = 1,

    /// <summary>Transport-wide number and send time. Never where the packet might be repeated under its own SSRC.</summary>
    Stamps = 2,

    /// <summary>The dependency descriptor.</summary>
    Dependencies = 4,
}
