using System.Buffers.Binary;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;

namespace SfuPlatform.TestKit.Conferences;

/// <summary>
/// Payloads that look like VP8 or Opus to whoever forwards them and carry a running number at their end, so that the
/// receiver can tell each one.
/// </summary>
internal sealed class FakeFrames(MediaKind kind, int packetsPerFrame, int payloadLength)
{
    private const int NumberLength = 8;

    private long _number;
    private int _picture;
    private int _key;

    /// <summary>RTP units between frames: 30 pictures, or 50 blocks of sound, a second.</summary>
    public uint TimestampStep => kind == MediaKind.Audio ? 960u : 3000u;

    /// <summary>Microseconds between frames.</summary>
    public long Interval => kind == MediaKind.Audio ? 20_000 : 33_333;

    /// <summary>The payloads of the next frame.</summary>
    public IEnumerable<byte[]> Next(bool isKey)
    {
        _picture = (_picture + 1) & 0x7FFF;
        _key += isKey ? 1 : 0;
        for (var i = 0; i < packetsPerFrame; i++)
        {
            var payload = new byte[payloadLength];
            if (kind == MediaKind.Video)
            {
                WriteVp8(payload, isKey, i == 0);
            }

            BinaryPrimitives.WriteInt64BigEndian(payload.AsSpan(payloadLength - NumberLength), _number++);
            yield return payload;
        }
    }

    /// <summary>The number that a payload carries.</summary>
    public static long NumberOf(ReadOnlySpan<byte> payload) =>
        payload.Length < NumberLength ? -1 : BinaryPrimitives.ReadInt64BigEndian(payload[^NumberLength..]);

    // RFC 7741 section 4.2: X, S; I, L, T, K; 15 bits of picture id; TL0PICIDX; TID, Y, KEYIDX; then P of the frame header.
    private void WriteVp8(Span<byte> payload, bool isKey, bool isStart)
    {
        payload[0] = (byte)(isStart ? 0x90 : 0x80);
        payload[1] = 0xF0;
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], (ushort)(0x8000 | _picture));
        payload[4] = (byte)_picture;
        payload[5] = (byte)(_key & 0x1F);
        payload[6] = (byte)(isStart && !isKey ? 1 : 0);
    }
}
