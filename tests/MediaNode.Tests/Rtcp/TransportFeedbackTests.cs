using CsCheck;
using SfuPlatform.MediaNode.Rtcp;

namespace SfuPlatform.MediaNode.Tests.Rtcp;

public class TransportFeedbackTests
{
    private const long Lost = TransportFeedbackWriter.Lost;

    // Arrivals as a network makes them: losses, bursts, gaps, reordering.
    private static readonly Gen<long[]> Arrivals =
        Gen.Select(Gen.Long[0, 1_000_000_000], Gen.Select(Gen.Int[0, 9], Gen.Int[-2000, 120_000]).Array[0, 300]).Select((start, steps) =>
        {
            var clock = start;
            return steps.Select(step => step.Item1 switch
            {
                < 2 => Lost,
                < 8 => clock += Math.Abs(step.Item2) % 3000,
                _ => clock += step.Item2,
            }).Prepend(start).ToArray();
        });

    [Fact]
    public void Arrivals_survive_the_wire_in_steps_of_a_quarter_millisecond() =>
        Gen.Select(Arrivals, Gen.UShort, Gen.Byte).Sample((arrivals, first, count) =>
        {
            var buffer = new byte[1200];
            var length = TransportFeedbackWriter.Write(buffer, 1, 2, count, first, arrivals, out var taken);
            Assert.Equal(arrivals.Length, taken);
            var reader = new RtcpReader(buffer.AsSpan(0, length));
            Assert.True(reader.TryRead(out var item));
            Assert.True(TransportFeedback.TryParse(item, out var feedback));
            Assert.Equal(first, feedback.BaseSequence);
            Assert.Equal(count, feedback.FeedbackCount);
            Assert.Equal(arrivals.Length, feedback.PacketCount);

            var clock = (long)feedback.ReferenceTime * TransportFeedback.ReferenceUnit;
            var index = 0;
            foreach (var arrival in feedback)
            {
                Assert.Equal((ushort)(first + index), arrival.SequenceNumber);
                Assert.Equal(arrivals[index] != Lost, arrival.Received);
                if (arrival.Received)
                {
                    clock += arrival.DeltaMicroseconds;
                    Assert.InRange(arrivals[index] - clock, 0, TransportFeedback.DeltaUnit - 1);
                }

                index++;
            }
        });

    [Fact]
    public void A_long_run_of_one_kind_takes_one_chunk()
    {
        var arrivals = Enumerable.Repeat(Lost, 4000).Prepend(0).Append(250).ToArray();
        var length = TransportFeedbackWriter.Write(new byte[2000], 1, 2, 0, 0, arrivals, out var taken);

        Assert.Equal(4002, taken);
        Assert.InRange(length, 20, 32);
    }

    [Fact]
    public void A_run_ends_where_no_delta_can_express_the_gap()
    {
        TransportFeedbackWriter.Write(new byte[100], 1, 2, 0, 0, [0, 1000, 9_000_000, 9_001_000], out var taken);
        Assert.Equal(2, taken);
    }

    [Fact]
    public void A_run_ends_where_the_buffer_does()
    {
        var arrivals = Enumerable.Range(0, 200).Select(i => i * 100_000L).ToArray();
        var length = TransportFeedbackWriter.Write(new byte[100], 1, 2, 0, 0, arrivals, out var taken);

        Assert.InRange(length, 80, 100);
        Assert.InRange(taken, 25, 40);
    }

    [Fact]
    public void Nothing_is_written_for_a_run_that_starts_with_a_loss() =>
        Assert.Equal(0, TransportFeedbackWriter.Write(new byte[100], 1, 2, 0, 0, [Lost, 5], out _));

    [Theory]
    [InlineData("2002", true)] // Two packets arrived, a byte of delta for each.
    [InlineData("0000", false)] // A run of no packets.
    [InlineData("4002", false)] // Two packets arrived with two bytes of delta each, and there are two bytes.
    [InlineData("6002", false)] // The reserved symbol.
    public void A_feedback_is_read_only_where_its_chunks_and_deltas_add_up(string chunk, bool expected)
    {
        var packet = Convert.FromHexString("8FCD000500000001000000020000000200000000" + chunk + "0000");
        var reader = new RtcpReader(packet);
        Assert.True(reader.TryRead(out var item));
        Assert.Equal(expected, TransportFeedback.TryParse(item, out _));
    }
}
