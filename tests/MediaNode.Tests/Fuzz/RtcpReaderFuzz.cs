using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Tests.Fuzz;

/// <summary>Compound RTCP and every message in it: nothing throws, and items lie one behind the other in the input.</summary>
public class RtcpReaderFuzz
{
    private const int Cases = 250_000;

    [Fact]
    public void Whatever_comes_is_read_or_refused()
    {
        var mutation = new Mutation(2);
        var sample = Sample();
        var understood = new int[9];
        for (var i = 0; i < Cases; i++)
        {
            var bytes = i % 5 == 0 ? mutation.Noise(100) : mutation.Of(sample);
            var reader = new RtcpReader(bytes);
            var seen = 0;
            while (reader.TryRead(out var item))
            {
                Assert.True(item.Body.Length % 4 == 0 || (bytes[seen] & 0x20) != 0);
                seen += 4 * (bytes[seen + 2] * 256 + bytes[seen + 3] + 1);
                Read(item, understood);
            }

            Assert.True(seen <= bytes.Length);
            Assert.Equal(seen < bytes.Length, reader.IsMalformed);
        }

        Assert.All(understood, count => Assert.True(count > Cases / 100));
    }

    private static void Read(in RtcpItem item, int[] understood)
    {
        if (SenderReport.TryParse(item, out _, out var blocks) || ReceiverReport.TryParse(item, out _, out blocks))
        {
            understood[item.Type == RtcpType.SenderReport ? 0 : 1]++;
            for (var i = 0; i < blocks.Count; i++)
            {
                Assert.InRange(blocks[i].CumulativeLost, -0x80_0000, 0x7F_FFFF);
            }
        }

        if (Sdes.TryParseCname(item, out _, out var cname))
        {
            understood[2]++;
            Assert.True(cname.Length <= item.Body.Length);
        }

        if (Bye.TryParse(item, out var bye))
        {
            understood[3]++;
            Assert.True(bye.Count <= item.Format);
        }

        if (Nack.TryParse(item, out var nack))
        {
            understood[4]++;
            var lost = 0;
            foreach (var number in nack)
            {
                lost += number >= 0 ? 1 : 0;
            }

            Assert.InRange(lost, (item.Body.Length - 8) / 4, (item.Body.Length - 8) / 4 * 17);
        }

        understood[5] += Pli.TryParse(item, out _) ? 1 : 0;
        if (Fir.TryParse(item, out var fir))
        {
            understood[6]++;
            _ = fir[fir.Count - 1];
        }

        if (Remb.TryParse(item, out var remb))
        {
            understood[7]++;
            Assert.True(remb.Count * 4 <= item.Body.Length);
        }

        if (TransportFeedback.TryParse(item, out var feedback))
        {
            understood[8]++;
            Assert.Equal(SlowFeedback(item.Body), Expand(feedback));
        }
    }

    private static List<(ushort, int?)> Expand(in TransportFeedback feedback)
    {
        var found = new List<(ushort, int?)>();
        foreach (var arrival in feedback)
        {
            found.Add((arrival.SequenceNumber, arrival.Received ? arrival.DeltaMicroseconds : null));
        }

        return found;
    }

    // The draft read word by word: all symbols into a list first, then the deltas.
    private static List<(ushort, int?)> SlowFeedback(ReadOnlySpan<byte> body)
    {
        var first = body[8] << 8 | body[9];
        var count = body[10] << 8 | body[11];
        var at = 16;
        var symbols = new List<int>();
        while (symbols.Count < count)
        {
            var bits = Convert.ToString(body[at] << 8 | body[at + 1], 2).PadLeft(16, '0');
            at += 2;
            if (bits[0] == '0')
            {
                symbols.AddRange(Enumerable.Repeat(Convert.ToInt32(bits[1..3], 2), Convert.ToInt32(bits[3..], 2)));
            }
            else
            {
                var width = bits[1] == '0' ? 1 : 2;
                for (var i = 2; i < 16; i += width)
                {
                    symbols.Add(Convert.ToInt32(bits[i..(i + width)], 2));
                }
            }
        }

        var result = new List<(ushort, int?)>();
        for (var i = 0; i < count; i++)
        {
            int? delta = symbols[i] switch
            {
                1 => body[at] * 250,
                2 => (short)(body[at] << 8 | body[at + 1]) * 250,
                _ => null,
            };
            at += symbols[i];
            result.Add(((ushort)(first + i), delta));
        }

        return result;
    }

    private static byte[] Sample()
    {
        var writer = new RtcpWriter(new byte[600]);
        var block = new ReportBlock(1, 2, -3, 4, 5, 6, 7);
        writer.AppendSenderReport(new SenderReport(1, new NtpTime(2), 3, 4, 5), [block]);
        writer.AppendReceiverReport(1, [block]);
        writer.AppendCname(1, "abc"u8);
        writer.AppendNack(1, 2, [1, 3, 17, 18, 100]);
        writer.AppendPli(1, 2);
        writer.AppendFir(1, 2, 3);
        writer.AppendRemb(1, 1_000_000, [1, 2]);
        writer.AppendBye(1);
        var feedback = new byte[100];
        long[] arrivals = [0, 500, TransportFeedbackWriter.Lost, 400, 80_000, TransportFeedbackWriter.Lost, 90_000, 91_000];
        var length = TransportFeedbackWriter.Write(feedback, 1, 2, 3, 65534, arrivals, out _);
        return [.. writer.Written, .. feedback[..length]];
    }
}
