using CsCheck;
using SfuPlatform.MediaNode.Forwarding.Retransmission;

namespace SfuPlatform.MediaNode.Tests.Forwarding.Retransmission;

public class NackGeneratorTests
{
    private const long RoundTrip = 50_000;

    [Fact]
    public void A_lost_packet_is_asked_for_after_the_reordering_time_and_again_once_per_round_trip()
    {
        var nacks = new NackGenerator();
        nacks.Received(65_534, 0);
        nacks.Received(65_537, 0);

        Assert.Empty(Due(nacks, NackGenerator.ReorderingTolerance - 1));
        Assert.Equal<ushort>([65_535, 0], Due(nacks, NackGenerator.ReorderingTolerance));
        Assert.Empty(Due(nacks, NackGenerator.ReorderingTolerance + RoundTrip - 1));
        Assert.Equal<ushort>([65_535, 0], Due(nacks, NackGenerator.ReorderingTolerance + RoundTrip));
    }

    [Fact]
    public void A_packet_that_is_only_reordered_is_not_asked_for()
    {
        var nacks = new NackGenerator();
        nacks.Received(1, 0);
        nacks.Received(3, 0);
        nacks.Received(2, 5_000);

        Assert.Empty(Due(nacks, 100_000));
        Assert.Equal(0, nacks.MissingCount);
    }

    [Fact]
    public void A_packet_that_never_comes_is_given_up()
    {
        var nacks = new NackGenerator();
        nacks.Received(1, 0);
        nacks.Received(3, 0);

        var asked = Enumerable.Range(1, 300).Sum(tick => Due(nacks, tick * 10_000L).Length);

        Assert.Equal(NackGenerator.MaxAttempts, asked);
        Assert.Equal(0, nacks.MissingCount);
    }

    [Fact]
    public void A_gap_that_is_too_wide_asks_for_a_key_frame_instead()
    {
        var nacks = new NackGenerator();
        nacks.Received(1, 0);

        Assert.True(nacks.Received(3, 0));
        Assert.False(nacks.Received(3 + NackGenerator.MaxMissing + 1, 0));
        Assert.Empty(Due(nacks, 100_000));
    }

    [Fact]
    public void More_than_fits_into_one_request_is_asked_for_in_the_next()
    {
        var nacks = new NackGenerator();
        nacks.Received(1, 0);
        nacks.Received(7, 0);
        Span<ushort> two = stackalloc ushort[2];

        Assert.Equal(2, nacks.TakeDue(20_000, RoundTrip, two));
        Assert.Equal<ushort>([4, 5, 6], Due(nacks, 20_001));
    }

    [Fact]
    public void What_is_asked_for_is_exactly_what_is_missing() =>
        Gen.Bool.Array[2, 200].Sample(arrives =>
        {
            var nacks = new NackGenerator();
            var last = Array.FindLastIndex(arrives, came => came);
            var first = Array.FindIndex(arrives, came => came);
            for (var i = 0; i < arrives.Length; i++)
            {
                if (arrives[i])
                {
                    nacks.Received(60_000 + i, i);
                }
            }

            var missing = Enumerable.Range(0, arrives.Length).Where(i => i > first && i < last && !arrives[i]);
            Assert.Equal(missing.Select(i => (ushort)(60_000 + i)), Due(nacks, 50_000));
        });

    private static ushort[] Due(NackGenerator nacks, long now)
    {
        Span<ushort> due = stackalloc ushort[NackGenerator.MaxMissing];
        return due[..nacks.TakeDue(now, RoundTrip, due)].ToArray();
    }
}
