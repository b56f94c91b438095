using CsCheck;
using SfuPlatform.MediaNode.Forwarding.Rewriting;

namespace SfuPlatform.MediaNode.Tests.Forwarding.Rewriting;

public class TimestampRewriterTests
{
    private const uint ClockRate = 90_000;
    private const long Frame = 40_000;
    private const uint FrameUnits = 3600;

    [Fact]
    public void Distances_within_a_source_stay_as_they_are()
    {
        var rewriter = Started(first: uint.MaxValue - 1000, source: 500);

        Assert.Equal(unchecked(uint.MaxValue - 1000 + FrameUnits), rewriter.Rewrite(500 + FrameUnits, Frame));
        Assert.Equal(uint.MaxValue - 1000, rewriter.Rewrite(500, Frame));
    }

    [Fact]
    public void A_change_of_source_takes_the_place_that_the_senders_reports_give()
    {
        var rewriter = Started(first: 1000, source: 500);

        rewriter.Switch(777_000, aligned: 1000 + 3500, now: Frame + 5_000);

        Assert.Equal(4500u, rewriter.Rewrite(777_000, Frame));
    }

    [Fact]
    public void A_change_of_source_without_reports_goes_by_the_clock()
    {
        var rewriter = Started(first: 1000, source: 500);

        rewriter.Switch(777_000, aligned: null, now: Frame);

        Assert.Equal(1000 + FrameUnits, rewriter.Rewrite(777_000, Frame));
    }

    [Fact]
    public void A_place_that_is_far_from_the_clock_is_not_believed()
    {
        var rewriter = Started(first: 1000, source: 500);

        rewriter.Switch(777_000, aligned: 1000 + 5 * ClockRate, now: Frame);

        Assert.Equal(1000 + FrameUnits, rewriter.Rewrite(777_000, Frame));
    }

    [Fact]
    public void A_place_before_the_newest_frame_is_moved_behind_it()
    {
        var rewriter = Started(first: 1000, source: 500);
        rewriter.Rewrite(500 + FrameUnits, Frame);

        rewriter.Switch(777_000, aligned: 1000 + FrameUnits - 90, now: Frame + 1_000);

        Assert.Equal(1000 + FrameUnits + 90, rewriter.Rewrite(777_000, Frame + 1_000));
    }

    [Fact]
    public void Time_never_goes_back_over_changes_of_source() =>
        Gen.Select(Gen.UInt, Gen.Long[0, 3_000_000], Gen.Int[-200_000, 200_000]).Array[2, 40].Sample(changes =>
        {
            var rewriter = new TimestampRewriter(changes[0].Item1, ClockRate);
            var now = 1_000L;
            uint? newest = null;
            foreach (var (source, pause, error) in changes)
            {
                now += pause;
                rewriter.Switch(source, newest is { } last ? (uint)(last + error) : null, now);
                var output = rewriter.Rewrite(source, now);
                Assert.True(newest is null || (int)(output - newest.Value) > 0);
                newest = rewriter.Rewrite(source + FrameUnits, now);
            }
        });

    private static TimestampRewriter Started(uint first, uint source)
    {
        var rewriter = new TimestampRewriter(first, ClockRate);
        rewriter.Switch(source, null, 0);
        Assert.Equal(first, rewriter.Rewrite(source, 0));
        return rewriter;
    }
}
