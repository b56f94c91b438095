using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Crds.Tests.V1Alpha1;

public class MeetingDurationTests
{
    [Theory]
    [InlineData("00:30:00", 1800)]
    [InlineData("01:02:03", 3723)]
    [InlineData("100:00:00", 360000)]
    public void Hours_minutes_and_seconds_are_read(string text, int seconds)
    {
        Assert.True(MeetingDuration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Fact]
    public void Unlimited_is_no_limit()
    {
        Assert.True(MeetingDuration.TryParse("unlimited", out var duration));
        Assert.Null(duration);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1:00:00")]
    [InlineData("00:60:00")]
    [InlineData("00:00:60")]
    [InlineData("00:30")]
    [InlineData("00:30:00\n")]
    [InlineData("-1:00:00")]
    [InlineData("٠٠:٣٠:٠٠")]
    [InlineData("Unlimited")]
    public void Anything_else_is_no_duration(string? text) => Assert.False(MeetingDuration.TryParse(text, out _));
}
