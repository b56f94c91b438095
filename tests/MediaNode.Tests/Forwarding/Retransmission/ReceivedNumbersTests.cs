using CsCheck;
using SfuPlatform.MediaNode.Forwarding.Retransmission;

namespace SfuPlatform.MediaNode.Tests.Forwarding.Retransmission;

public class ReceivedNumbersTests
{
    [Fact]
    public void A_number_counts_once_within_the_window() =>
        Gen.Int[-100, 100].Array[1, 300].Sample(steps =>
        {
            var received = new ReceivedNumbers();
            var seen = new HashSet<long>();
            var at = 70_000L;
            foreach (var step in steps)
            {
                at += step;
                if (seen.Count > 0 && seen.Max() - at >= 2048)
                {
                    continue;
                }

                Assert.Equal(seen.Add(at), received.TryAdd(at));
            }
        });

    [Fact]
    public void A_number_from_before_the_window_counts_as_seen()
    {
        var received = new ReceivedNumbers();
        received.TryAdd(10_000);

        Assert.False(received.TryAdd(10_000 - 2048));
        Assert.True(received.TryAdd(10_000 - 2047));
    }
}
