using CsCheck;
using SfuPlatform.MediaNode.Rtp.Extensions;

namespace SfuPlatform.MediaNode.Tests.Rtp.Extensions;

public class SmallExtensionTests
{
    [Fact]
    public void Audio_levels_survive_the_wire() =>
        Gen.Select(Gen.Byte[0, 127], Gen.Bool, (level, voice) => new AudioLevel(level, voice)).Sample(level =>
        {
            var bytes = new byte[AudioLevel.Length];
            level.Write(bytes);
            return AudioLevel.TryRead(bytes, out var read) && read == level;
        });

    [Fact]
    public void Orientations_survive_the_wire() =>
        Gen.Select(Gen.Int[0, 3], Gen.Bool, Gen.Bool, (q, m, b) => new VideoOrientation(q, m, b)).Sample(orientation =>
        {
            var bytes = new byte[VideoOrientation.Length];
            orientation.Write(bytes);
            return VideoOrientation.TryRead(bytes, out var read) && read == orientation;
        });

    [Fact]
    public void Playout_delays_survive_the_wire_in_steps_of_10_ms() =>
        Gen.Select(Gen.Int[0, 4095], Gen.Int[0, 4095]).Sample((a, b) =>
        {
            var delay = new PlayoutDelay(10 * Math.Min(a, b), 10 * Math.Max(a, b));
            var bytes = new byte[PlayoutDelay.Length];
            delay.Write(bytes);
            return PlayoutDelay.TryRead(bytes, out var read) && read == delay;
        });

    [Fact]
    public void A_playout_delay_whose_minimum_is_above_its_maximum_is_refused() =>
        Assert.False(PlayoutDelay.TryRead([0xFF, 0xF0, 0x01], out _));

    [Fact]
    public void Absolute_send_time_wraps_every_64_seconds_and_is_exact_to_4_microseconds() =>
        Gen.Long[0, long.MaxValue / 4].Sample(now =>
        {
            var bytes = new byte[AbsoluteSendTime.Length];
            AbsoluteSendTime.Write(bytes, now);
            return AbsoluteSendTime.TryRead(bytes, out var time)
                && now % 64_000_000 - AbsoluteSendTime.ToMicroseconds(time) is >= 0 and <= 4;
        });

    [Fact]
    public void Transport_numbers_survive_the_wire() =>
        Gen.UShort.Sample(number =>
        {
            var bytes = new byte[TransportSequenceNumber.Length];
            TransportSequenceNumber.Write(bytes, number);
            return TransportSequenceNumber.TryRead(bytes, out var read) && read == number;
        });

    [Theory]
    [InlineData("30", "0")]
    [InlineData("6D6964", "mid")]
    public void A_mid_is_text(string hex, string expected)
    {
        Assert.True(SdesText.TryRead(Convert.FromHexString(hex), out var text));
        Assert.Equal(expected, text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("6100")]
    [InlineData("61C3A4")]
    [InlineData("616161616161616161616161616161616161616161616161616161616161616161")]
    public void A_mid_that_is_empty_too_long_or_not_printable_is_refused(string hex) =>
        Assert.False(SdesText.TryRead(Convert.FromHexString(hex), out _));

    [Fact]
    public void Values_of_a_wrong_length_are_refused()
    {
        Assert.False(AudioLevel.TryRead([], out _));
        Assert.False(AbsoluteSendTime.TryRead([1, 2], out _));
        Assert.False(TransportSequenceNumber.TryRead([1], out _));
        Assert.False(VideoOrientation.TryRead([1, 2], out _));
        Assert.False(PlayoutDelay.TryRead([1, 2], out _));
    }

    [Fact]
    public void Every_uri_sets_its_own_id_and_no_other()
    {
        var uris = typeof(RtpExtensionUris).GetFields().Select(field => (string)field.GetValue(null)!).ToArray();
        var ids = uris.Aggregate(default(RtpExtensionIds), (all, uri) => RtpExtensionUris.With(all, uri, (byte)(Array.IndexOf(uris, uri) + 1)));
        var values = typeof(RtpExtensionIds).GetProperties().Select(property => (byte)property.GetValue(ids)!).Order();

        Assert.Equal(Enumerable.Range(1, uris.Length).Select(id => (byte)id), values);
        Assert.Equal(default, RtpExtensionUris.With(default, "urn:unknown", 5));
    }
}
