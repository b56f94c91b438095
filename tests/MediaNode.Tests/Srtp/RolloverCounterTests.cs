using CsCheck;
using SfuPlatform.MediaNode.Srtp;

namespace SfuPlatform.MediaNode.Tests.Srtp;

public class RolloverCounterTests
{
    [Fact]
    public void The_estimate_is_right_within_half_a_cycle() =>
        Gen.Select(Gen.Long[0, 1L << 40], Gen.Long[-32767, 32767]).Sample((highest, distance) =>
            highest + distance < 0 || RolloverCounter.Estimate(highest, (ushort)(highest + distance)) == highest + distance);

    [Fact]
    public void A_packet_from_before_the_first_has_no_index() =>
        Assert.True(RolloverCounter.Estimate(3, 65530) < 0);
}
