using CsCheck;
using SfuPlatform.Gateway.Access;

namespace SfuPlatform.Gateway.Tests.Access;

public class TokenLifetimeTests
{
    private static readonly (string[] Units, double Seconds)[] Units =
    [
        (["", "ms", "millisecond", "milliseconds"], 0.001),
        (["s", "sec", "second", "seconds"], 1),
        (["m", "min", "minute", "minutes"], 60),
        (["h", "hr", "hour", "hours"], 3600),
        (["d", "day", "days"], 86400),
        (["w", "week", "weeks"], 604800),
    ];

    [Fact]
    public void Every_unit_is_read_in_any_case_and_with_spaces() => Gen.Select(Gen.Int[1, 10000], Gen.Int[0, Units.Length - 1], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Bool)
        .Sample((count, index, spelling, spaces, upper) =>
        {
            var unit = Units[index];
            var name = unit.Units[spelling % unit.Units.Length];
            var text = $"{count}{new string(' ', spaces)}{(upper ? name.ToUpperInvariant() : name)}";

            Assert.True(TokenLifetime.TryParse(text, out var lifetime), text);
            Assert.Equal(count * unit.Seconds, lifetime.TotalSeconds, 6);
        });

    [Fact]
    public void No_text_makes_it_throw_or_gives_a_time_that_is_not_positive() => Gen.String.Sample(text =>
        Assert.True(!TokenLifetime.TryParse(text, out var lifetime) || lifetime > TimeSpan.Zero));

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("1 2h")]
    [InlineData("1hh")]
    [InlineData("-1h")]
    [InlineData("0h")]
    [InlineData("1e3")]
    [InlineData("999999999999999y")]
    [InlineData("١h")]
    public void Nonsense_is_refused(string text) => Assert.False(TokenLifetime.TryParse(text, out _));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    [InlineData(0)]
    public void So_are_impossible_seconds(double seconds) => Assert.False(TokenLifetime.TryFromSeconds(seconds, out _));
}
