using System.Buffers.Binary;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Tests.Fuzz;

/// <summary>RTP headers and both forms of header extensions, against a slow reading of the RFCs.</summary>
public class RtpPacketFuzz
{
    private const int Cases = 250_000;

    [Fact]
    public void Whatever_comes_is_read_as_the_rfc_reads_it()
    {
        var mutation = new Mutation(1);
        var samples = Samples();
        var parsed = 0;
        for (var i = 0; i < Cases; i++)
        {
            var bytes = i % 4 == 0 ? mutation.Noise(80) : mutation.Of(samples[i % samples.Length]);
            if (RtpPacket.TryParse(bytes, out var packet))
            {
                parsed++;
                Check(bytes, ref packet, (byte)mutation.Random.Next(1, 20), mutation.Random.Next(bytes.Length + 2));
            }
            else
            {
                Assert.Null(SlowHeaderLength(bytes));
            }
        }

        Assert.InRange(parsed, Cases / 4, Cases);
    }

    private static void Check(byte[] bytes, ref RtpPacket packet, byte id, int newLength)
    {
        Assert.Equal(SlowHeaderLength(bytes), packet.HeaderLength);
        Assert.Equal(bytes.Length, packet.HeaderLength + packet.Payload.Length + packet.PaddingLength);
        Assert.Equal(BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(8)), packet.Ssrc);
        var found = packet.TryGetExtension(id, out var value);
        Assert.Equal(SlowExtension(bytes, id), found ? value.ToArray() : null);
        if (packet.Resize(newLength))
        {
            Assert.Equal(newLength, packet.Raw.Length);
            Assert.Equal(newLength - packet.HeaderLength, packet.Payload.Length + packet.PaddingLength);
        }
    }

    private static int? SlowHeaderLength(byte[] bytes)
    {
        if (bytes.Length < 12 || (bytes[0] & 0xC0) != 0x80)
        {
            return null;
        }

        var length = 12 + (bytes[0] & 15) * 4;
        if ((bytes[0] & 0x10) != 0)
        {
            if (bytes.Length < length + 4)
            {
                return null;
            }

            length += 4 + 4 * (bytes[length + 2] * 256 + bytes[length + 3]);
        }

        return length <= bytes.Length ? length : null;
    }

    private static byte[]? SlowExtension(byte[] bytes, byte id)
    {
        if ((bytes[0] & 0x10) == 0)
        {
            return null;
        }

        var start = 12 + (bytes[0] & 15) * 4;
        var profile = bytes[start] * 256 + bytes[start + 1];
        var elements = new Queue<byte>(bytes[(start + 4)..SlowHeaderLength(bytes)!.Value]);
        var isOneByte = profile == 0xBEDE;
        if (!isOneByte && profile / 16 != 0x100)
        {
            return null;
        }

        while (elements.TryDequeue(out var head))
        {
            var current = isOneByte ? head >> 4 : head;
            if (current == 0)
            {
                continue;
            }

            int length;
            if (isOneByte)
            {
                length = (head & 15) + 1;
            }
            else if (elements.TryDequeue(out var told))
            {
                length = told;
            }
            else
            {
                return null;
            }

            if ((isOneByte && current == 15) || length > elements.Count)
            {
                return null;
            }

            var value = Enumerable.Range(0, length).Select(_ => elements.Dequeue()).ToArray();
            if (current == id)
            {
                return value;
            }
        }

        return null;
    }

    private static byte[][] Samples()
    {
        var samples = new List<byte[]>();
        foreach (var twoByte in (bool[])[false, true])
        {
            var buffer = new byte[200];
            var writer = new RtpHeaderWriter(buffer, twoByte);
            writer.Write(96, true, 65535, 0xFFFF_FFF0, 0x1234_5678);
            writer.AddExtension(1, "0"u8);
            writer.AddExtension(3, [1, 2]);
            writer.AddExtension(14, [1, 2, 3]);
            writer.AddExtension(16, new byte[20]);
            samples.Add(buffer[..(writer.Finish() + 30)]);
        }

        var padded = samples[0].ToArray();
        padded[0] |= 0x20;
        padded[^1] = 4;
        var withSources = new byte[60];
        withSources[0] = 0x83;
        return [.. samples, padded, withSources];
    }
}
