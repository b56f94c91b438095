using CsCheck;
using SfuPlatform.MediaNode.Forwarding.Rewriting;

namespace SfuPlatform.MediaNode.Tests.Forwarding.Rewriting;

public class SequenceRewriterTests
{
    /// <summary>Each step: a source number, whether it is dropped, and what comes out (null: nothing).</summary>
    public static TheoryData<string, (long Source, bool Drop, long? Output)[]> Tables => new()
    {
        { "what is forwarded whole keeps its distances", [(5, false, 100), (6, false, 101), (9, false, 104)] },
        { "what is dropped leaves no hole", [(5, false, 100), (6, true, null), (7, true, null), (8, false, 101)] },
        { "what was lost leaves its hole", [(5, false, 100), (7, true, null), (8, false, 102)] },
        { "a late one fills its hole", [(5, false, 100), (7, false, 102), (6, false, 101)] },
        { "a late one between dropped ones fills its hole", [(5, false, 100), (6, true, null), (8, true, null), (9, false, 102), (7, false, 101)] },
        { "a late one that was dropped stays dropped", [(5, false, 100), (6, true, null), (7, false, 101), (6, false, null)] },
        { "a late one that is dropped keeps its hole", [(5, false, 100), (7, false, 102), (6, true, null), (8, false, 103)] },
        { "one from before the start is too old", [(5, false, 100), (4, false, null), (6, false, 101)] },
        { "a restart of the source leaves no hole", [(5, false, 100), (50_000, false, 101), (50_001, false, 102)] },
        { "a restart that is dropped leaves no hole", [(5, false, 100), (50_000, true, null), (50_001, false, 101)] },
        { "wrap-around of 16 bits is nothing special", [(65_535, false, 100), (65_536, false, 101), (65_538, false, 103)] },
        { "dropped before the first is forgotten", [(5, true, null), (6, false, 100)] },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Numbers_are_rewritten_by_the_table(string rule, (long Source, bool Drop, long? Output)[] steps)
    {
        var rewriter = new SequenceRewriter(first: 100);

        var outputs = steps.Select(step => Step(rewriter, step.Source, step.Drop)).ToArray();

        Assert.True(steps.Select(step => step.Output).SequenceEqual(outputs), $"{rule}: {string.Join(", ", outputs)}");
    }

    [Fact]
    public void A_change_of_source_goes_on_with_the_next_number()
    {
        var rewriter = new SequenceRewriter(first: 65_530);
        Step(rewriter, 10, drop: false);
        Step(rewriter, 12, drop: false);

        rewriter.Rebase(7_000);

        Assert.Equal(65_533, Step(rewriter, 7_000, drop: false));
        Assert.Null(Step(rewriter, 6_999, drop: false));
        Assert.Null(Step(rewriter, 11, drop: false));
        Assert.Equal(65_534, Step(rewriter, 7_001, drop: false));
    }

    [Fact]
    public void The_only_holes_are_those_of_packets_that_did_not_come_in_time() =>
        Arrivals.Sample(arrivals =>
        {
            var rewriter = new SequenceRewriter(first: 0, memory: 256);
            var outputs = new Dictionary<long, long>();
            var droppedInTime = new HashSet<long>();
            var highest = -1L;
            foreach (var (source, drop) in arrivals)
            {
                var output = Step(rewriter, source, drop);
                if (output is { } number)
                {
                    outputs.Add(source, number);
                }
                else if (drop && source > highest && outputs.Count > 0)
                {
                    droppedInTime.Add(source);
                }

                highest = outputs.Count > 0 || !drop ? Math.Max(highest, source) : highest;
            }

            var forwarded = outputs.OrderBy(pair => pair.Key).ToArray();
            for (var i = 1; i < forwarded.Length; i++)
            {
                var (from, to) = (forwarded[i - 1], forwarded[i]);
                var left = to.Key - from.Key - droppedInTime.LongCount(source => source > from.Key && source < to.Key);
                Assert.Equal(left, to.Value - from.Value);
            }
        });

    [Fact]
    public void A_stream_without_loss_is_contiguous_whatever_is_dropped_and_however_often_the_source_changes() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 19]).Array[1, 300].Sample(steps =>
        {
            var rewriter = new SequenceRewriter(first: 30_000);
            var expected = 30_000L;
            var source = 65_000L;
            foreach (var (drop, change) in steps)
            {
                if (change == 0)
                {
                    source = source * 31 % 100_000;
                    rewriter.Rebase(source);
                }

                var output = Step(rewriter, source++, drop);
                Assert.Equal(drop ? null : expected++, output);
            }
        });

    // Numbers in order, each late by up to 15 places or lost, about a third dropped; none twice.
    private static Gen<(long Source, bool Drop)[]> Arrivals =>
        Gen.Select(Gen.Int[0, 15], Gen.Int[0, 9], Gen.Int[0, 2]).Array[1, 200].Select(packets => packets
            .Select((packet, index) => (Place: index + packet.Item1, Source: (long)index, IsLost: packet.Item2 == 0, Drop: packet.Item3 == 0))
            .Where(packet => !packet.IsLost)
            .OrderBy(packet => packet.Place)
            .Select(packet => (packet.Source, packet.Drop))
            .ToArray());

    private static long? Step(SequenceRewriter rewriter, long source, bool drop)
    {
        if (drop)
        {
            rewriter.Drop(source);
            return null;
        }

        return rewriter.TryForward(source, out var output) ? output : null;
    }
}
