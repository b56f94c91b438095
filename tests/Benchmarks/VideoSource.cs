using System.Buffers.Binary;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.Benchmarks;

/// <summary>Packets of a VP8 stream as a browser sends them: frames of several packets, a key frame each second.</summary>
internal sealed class VideoSource
{
    private readonly byte[] _packet;
    private readonly int _header;
    private readonly int _midOffset;
    private readonly int _sequenceOffset;
    private readonly int _framesPerSecond;
    private int _frame = -1;

    public VideoSource(int payloadLength, int framesPerSecond)
    {
        _framesPerSecond = framesPerSecond;
        var buffer = new byte[100 + payloadLength];
        var writer = new RtpHeaderWriter(buffer);
        writer.Write(Meeting.PayloadType, false, 0, 0, Meeting.PublishedSsrc);
        _midOffset = writer.AddExtension(Meeting.Published.Extensions.Mid, "0"u8);
        _sequenceOffset = writer.AddExtension(Meeting.TransportSequenceId, [0, 0]);
        _header = writer.Finish();
        _packet = buffer[..(_header + payloadLength)];
    }

    /// <summary>Length of the header.</summary>
    public int HeaderLength => _header;

    /// <summary>Number of the packet that <see cref="Next"/> gave last.</summary>
    public long Sequence { get; private set; } = -1;

    /// <summary>The next packet; valid until the one after it.</summary>
    public ReadOnlySpan<byte> Next(bool startsFrame, bool endsFrame)
    {
        Sequence++;
        _frame += startsFrame ? 1 : 0;
        _packet[1] = (byte)(Meeting.PayloadType | (endsFrame ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(2), (ushort)Sequence);
        BinaryPrimitives.WriteUInt32BigEndian(_packet.AsSpan(4), (uint)(_frame * 90_000L / _framesPerSecond));
        BinaryPrimitives.WriteUInt16BigEndian(_packet.AsSpan(_sequenceOffset), (ushort)Sequence);
        _packet[_midOffset] = (byte)'0';
        var payload = _packet.AsSpan(_header);
        payload[0] = (byte)(startsFrame ? 0x90 : 0x80);      // X, and S where a partition starts
        payload[1] = 0x80;                                   // I: a picture id follows
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], (ushort)(0x8000 | _frame));
        payload[4] = (byte)(startsFrame && _frame % _framesPerSecond == 0 ? 0 : 1); // P: not a key frame
        return _packet;
    }
}
