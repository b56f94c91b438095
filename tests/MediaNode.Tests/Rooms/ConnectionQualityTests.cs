using CsCheck;
using SfuPlatform.MediaNode.Rooms;

namespace SfuPlatform.MediaNode.Tests.Rooms;

public class ConnectionQualityTests
{
    [Theory]
    [InlineData(0, 0, 2)]
    [InlineData(0, 250, 2)]
    [InlineData(0.02, 50, 2)]
    [InlineData(0.05, 50, 1)]
    [InlineData(0, 500, 1)]
    [InlineData(0.1, 50, 0)]
    [InlineData(0, 1000, 0)]
    public void Loss_weighs_most_and_a_long_way_a_little(double loss, double roundTrip, int grade) =>
        Assert.Equal(grade, ConnectionQuality.Grade(ConnectionQuality.Score(loss, roundTrip)));

    [Fact]
    public void More_loss_or_a_longer_way_is_never_better() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 5000], Gen.Double[0, 5000]).Sample((a, b, c, d) =>
            ConnectionQuality.Score(Math.Max(a, b), Math.Max(c, d)) <= ConnectionQuality.Score(Math.Min(a, b), Math.Min(c, d)));
}
