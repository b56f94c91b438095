using CsCheck;
using SfuPlatform.MediaNode.Rtcp;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Tests.Rtcp;

public class RtcpMessageTests
{
    private static readonly Gen<ReportBlock> Block = Gen.Select(
        Gen.UInt, Gen.Byte, Gen.Int[-0x80_0000, 0x7F_FFFF], Gen.UInt, Gen.UInt, Gen.UInt, Gen.UInt,
        (ssrc, fraction, lost, highest, jitter, last, delay) => new ReportBlock(ssrc, fraction, lost, highest, jitter, last, delay));

    [Fact]
    public void Sender_reports_survive_the_wire() =>
        Gen.Select(Gen.UInt, Gen.ULong, Gen.UInt, Gen.UInt, Gen.UInt, Block.Array[0, 31]).Sample(
            (ssrc, ntp, timestamp, packets, octets, blocks) =>
            {
                var report = new SenderReport(ssrc, new NtpTime(ntp), timestamp, packets, octets);
                var item = Single(Written(buffer => report.Write(buffer, blocks)));
                Assert.True(SenderReport.TryParse(item, out var read, out var readBlocks));
                Assert.Equal(report, read);
                AssertBlocks(blocks, readBlocks);
            });

    [Fact]
    public void Receiver_reports_survive_the_wire() =>
        Gen.Select(Gen.UInt, Block.Array[0, 31]).Sample((ssrc, blocks) =>
        {
            var item = Single(Written(buffer => ReceiverReport.Write(buffer, ssrc, blocks)));
            Assert.True(ReceiverReport.TryParse(item, out var read, out var readBlocks));
            Assert.Equal(ssrc, read);
            AssertBlocks(blocks, readBlocks);
        });

    [Fact]
    public void More_blocks_than_a_report_can_count_are_refused() =>
        Assert.Equal(0, ReceiverReport.Write(new byte[2000], 1, new ReportBlock[32]));

    [Fact]
    public void A_cname_of_any_length_survives_the_wire() =>
        Gen.Select(Gen.UInt, Gen.Byte.Array[0, 255]).Sample((ssrc, cname) =>
        {
            var item = Single(Written(buffer => Sdes.WriteCname(buffer, ssrc, cname)));
            Assert.True(Sdes.TryParseCname(item, out var read, out var text));
            Assert.Equal(ssrc, read);
            Assert.Equal(cname, text.ToArray());
        });

    [Fact]
    public void A_cname_is_found_in_a_later_chunk()
    {
        // First chunk: a NOTE (7) of two bytes, its end and fill; second chunk: the CNAME.
        byte[] packet = [0x82, 202, 0, 5, 0, 0, 0, 1, 7, 2, 65, 66, 0, 0, 0, 0, 0, 0, 0, 2, 1, 1, 67, 0];
        Assert.True(Sdes.TryParseCname(Single(packet), out var ssrc, out var cname));
        Assert.Equal(2u, ssrc);
        Assert.Equal([67], cname.ToArray());
    }

    [Fact]
    public void Lost_numbers_survive_the_wire() =>
        Gen.Select(Gen.UShort, Gen.Int[1, 40].Array[1, 60]).Sample((start, steps) =>
        {
            var lost = steps.Select(step => start = (ushort)(start + step)).ToArray();
            var item = Single(Written(buffer => Nack.Write(buffer, 1, 2, lost)));
            Assert.True(Nack.TryParse(item, out var nack));
            Assert.Equal(2u, nack.MediaSsrc);
            var read = new List<ushort>();
            foreach (var number in nack)
            {
                read.Add(number);
            }

            Assert.Equal(lost, read);
        });

    [Fact]
    public void Seventeen_neighbours_need_one_pair() =>
        Assert.Equal(16, Nack.Write(new byte[100], 1, 2, [.. Enumerable.Range(65530, 17).Select(i => (ushort)i)]));

    [Fact]
    public void A_nack_writes_as_many_numbers_as_fit()
    {
        Assert.Equal(16, Nack.Write(new byte[19], 1, 2, [1, 100, 200]));
        Assert.Equal(0, Nack.Write(new byte[15], 1, 2, [1]));
    }

    [Fact]
    public void Key_frame_requests_survive_the_wire()
    {
        Assert.True(Pli.TryParse(Single(Written(buffer => Pli.Write(buffer, 1, 2))), out var picture));
        Assert.Equal(2u, picture);
        Assert.True(Fir.TryParse(Single(Written(buffer => Fir.Write(buffer, 1, 2, 3))), out var fir));
        Assert.Equal(1, fir.Count);
        Assert.Equal((2u, (byte)3), fir[0]);
        Assert.False(Pli.TryParse(Single(Written(buffer => Fir.Write(buffer, 1, 2, 3))), out _));
    }

    [Fact]
    public void A_bit_rate_keeps_18_significant_bits() =>
        Gen.Select(Gen.ULong, Gen.UInt.Array[0, 10]).Sample((rate, ssrcs) =>
        {
            Assert.True(Remb.TryParse(Single(Written(buffer => Remb.Write(buffer, 1, rate, ssrcs))), out var remb));
            Assert.True(remb.BitsPerSecond <= rate && rate - remb.BitsPerSecond <= rate >> 17);
            Assert.Equal(ssrcs.Length, remb.Count);
            for (var i = 0; i < ssrcs.Length; i++)
            {
                Assert.Equal(ssrcs[i], remb[i]);
            }
        });

    [Fact]
    public void A_bit_rate_beyond_64_bits_is_the_highest()
    {
        byte[] packet = [0x8F, 206, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 82, 69, 77, 66, 0, 0xFF, 0xFF, 0xFF];
        Assert.True(Remb.TryParse(Single(packet), out var remb));
        Assert.Equal(ulong.MaxValue, remb.BitsPerSecond);
    }

    [Fact]
    public void The_streams_of_a_bye_are_read()
    {
        Assert.True(Bye.TryParse(Single([0x82, 203, 0, 3, 0, 0, 0, 5, 0, 0, 0, 6, 2, 65, 66, 0]), out var bye));
        Assert.Equal(2, bye.Count);
        Assert.Equal(6u, bye[1]);
    }

    [Fact]
    public void A_compound_is_read_item_by_item()
    {
        var writer = new RtcpWriter(new byte[100]);
        Assert.True(writer.AppendReceiverReport(1, []));
        Assert.True(writer.AppendCname(1, "a"u8));
        Assert.True(writer.AppendPli(1, 2));
        Assert.True(writer.AppendBye(1));

        var reader = new RtcpReader(writer.Written);
        var types = new List<byte>();
        while (reader.TryRead(out var item))
        {
            types.Add(item.Type);
        }

        Assert.Equal([201, 202, 206, 203], types);
        Assert.False(reader.IsMalformed);
    }

    [Fact]
    public void What_does_not_fit_leaves_the_compound_as_it_was()
    {
        var writer = new RtcpWriter(new byte[20]);
        Assert.True(writer.AppendPli(1, 2));
        Assert.False(writer.AppendPli(1, 3));
        Assert.Equal(12, writer.Length);
    }

    [Fact]
    public void Padding_is_taken_off()
    {
        var reader = new RtcpReader([0xA1, 203, 0, 2, 0, 0, 0, 1, 0, 0, 0, 4]);
        Assert.True(reader.TryRead(out var item));
        Assert.Equal(4, item.Body.Length);
        Assert.Equal(1u, item.Ssrc);
    }

    [Theory]
    [InlineData("80C90000FF")]
    [InlineData("40C90000")]
    [InlineData("80C90001")]
    [InlineData("A0C9000100000000")]
    [InlineData("A0C9000100000005")]
    public void Items_before_a_malformed_place_are_good_and_the_rest_is_refused(string hex)
    {
        var reader = new RtcpReader(Convert.FromHexString(hex));
        while (reader.TryRead(out var item))
        {
            Assert.True(item.Body.IsEmpty);
        }

        Assert.True(reader.IsMalformed);
    }

    private static void AssertBlocks(ReportBlock[] expected, ReportBlocks actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i]);
        }
    }

    private delegate int Writing(Span<byte> buffer);

    private static byte[] Written(Writing write)
    {
        var buffer = new byte[1000];
        buffer.AsSpan().Fill(0xEE);
        var length = write(buffer);
        Assert.NotEqual(0, length);
        Assert.Equal(0, length % 4);
        return buffer[..length];
    }

    private static RtcpItem Single(byte[] packet)
    {
        var reader = new RtcpReader(packet);
        Assert.True(reader.TryRead(out var item));
        Assert.False(reader.TryRead(out _));
        Assert.False(reader.IsMalformed);
        return item;
    }
}
