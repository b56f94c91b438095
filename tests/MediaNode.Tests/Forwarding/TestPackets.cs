using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Tests.Forwarding;

/// <summary>Builds packets as publishers send them.</summary>
internal static class TestPackets
{
    /// <summary>An RTP packet with at most one header extension.</summary>
    public static byte[] Rtp(
        byte payloadType,
        int sequence,
        uint timestamp,
        uint ssrc,
        byte[] payload,
        bool marker = false,
        params (byte Id, byte[] Value)[] extension)
    {
        var buffer = new byte[400 + payload.Length];
        var writer = new RtpHeaderWriter(buffer, extension.Any(element => element.Value.Length > 16));
        writer.Write(payloadType, marker, (ushort)sequence, timestamp, ssrc);
        foreach (var (id, value) in extension)
        {
            writer.AddExtension(id, value);
        }

        var header = writer.Finish();
        payload.CopyTo(buffer, header);
        return buffer[..(header + payload.Length)];
    }

    /// <summary>A VP8 payload with 15-bit picture id, TL0PICIDX, TID and KEYIDX.</summary>
    public static byte[] Vp8(bool key, int picture, int tl0 = 0, int temporal = 0, bool sync = false, bool start = true, int keyIndex = 0, int length = 20)
    {
        var payload = new byte[length];
        payload[0] = (byte)(start ? 0x90 : 0x80);
        payload[1] = 0xF0;
        payload[2] = (byte)(0x80 | picture >> 8 & 0x7F);
        payload[3] = (byte)picture;
        payload[4] = (byte)tl0;
        payload[5] = (byte)(temporal << 6 | (sync ? 0x20 : 0) | keyIndex & 0x1F);
        payload[6] = (byte)(key ? 0 : 1);
        return payload;
    }
}
