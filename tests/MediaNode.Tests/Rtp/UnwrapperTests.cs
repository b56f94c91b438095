using CsCheck;
using SfuPlatform.MediaNode.Rtp;

namespace SfuPlatform.MediaNode.Tests.Rtp;

public class UnwrapperTests
{
    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(0, 65535, true)]
    [InlineData(65535, 0, false)]
    [InlineData(5, 5, false)]
    [InlineData(0x8000, 0, true)]
    [InlineData(0, 0x8000, false)]
    public void A_number_is_newer_by_the_shorter_way_around(int a, int b, bool expected) =>
        Assert.Equal(expected, SequenceNumber.IsNewer((ushort)a, (ushort)b));

    [Fact]
    public void Of_two_different_numbers_exactly_one_is_newer() =>
        Gen.Select(Gen.UShort, Gen.UShort).Sample((a, b) =>
            a == b || SequenceNumber.IsNewer(a, b) != SequenceNumber.IsNewer(b, a));

    [Fact]
    public void Sequence_numbers_keep_their_distances_across_wrap_arounds() =>
        Gen.Select(Gen.UShort, Gen.Int[-300, 3000].Array[1, 200]).Sample((start, steps) =>
        {
            var unwrapper = new SequenceUnwrapper();
            var place = unwrapper.Unwrap(start);
            long truth = start;
            Assert.Equal(truth, place);
            foreach (var step in steps)
            {
                truth += step;
                Assert.Equal(truth, unwrapper.Unwrap((ushort)truth));
            }
        });

    [Fact]
    public void Timestamps_keep_their_distances_across_wrap_arounds() =>
        Gen.Select(Gen.UInt, Gen.Int[-90_000, 500_000_000].Array[1, 100]).Sample((start, steps) =>
        {
            var unwrapper = new TimestampUnwrapper();
            long truth = start;
            Assert.Equal(truth, unwrapper.Unwrap(start));
            foreach (var step in steps)
            {
                truth += step;
                Assert.Equal(truth, unwrapper.Unwrap((uint)truth));
            }
        });

    [Fact]
    public void Ntp_time_is_exact_to_a_microsecond() =>
        Gen.Long[0, 2_000_000_000_000_000].Sample(micros =>
            Math.Abs(NtpTime.FromUnixMicroseconds(micros).ToUnixMicroseconds() - micros) <= 1);

    [Fact]
    public void The_unix_epoch_has_its_known_ntp_time()
    {
        Assert.Equal(2_208_988_800UL << 32, NtpTime.FromUnixMicroseconds(0).Value);
        Assert.Equal(0x7E80_8000u, new NtpTime(0x83AA_7E80_8000_0000).Compact);
    }

    [Fact]
    public void Compact_durations_are_exact_to_16_microseconds() =>
        Gen.Long[0, 60_000_000_000].Sample(micros =>
            micros - NtpTime.FromCompactDuration(NtpTime.ToCompactDuration(micros)) is >= 0 and <= 16);

    [Theory]
    [InlineData(20_000, 48_000, 960)]
    [InlineData(33_333, 90_000, 3000)]
    public void Rtp_units_follow_the_clock_rate(long micros, uint clockRate, long units)
    {
        Assert.Equal(units, RtpTime.FromMicroseconds(micros, clockRate));
        Assert.Equal(micros, RtpTime.ToMicroseconds(units, clockRate));
    }
}
