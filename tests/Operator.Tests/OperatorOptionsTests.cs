using Microsoft.Extensions.Options;

namespace SfuPlatform.Operator.Tests;

public class OperatorOptionsTests
{
    [Fact]
    public async Task All_wrong_settings_are_told_at_start_together_each_with_its_key_and_value()
    {
        var problem = await Assert.ThrowsAsync<OptionsValidationException>(() => OperatorHarness.StartAsync(
            ("PublicUrl", "ftp://meet.example"),
            ("Rooms:CloseTimeout", "00:00:00"),
            ("Nodes:HeartbeatTimeout", "02:00:00"),
            ("Operator:LeaseDuration", "00:00:05"),
            ("Operator:LeaseRenewPeriod", "00:00:03"),
            ("Operator:Identity", "")));

        Assert.Collection(
            problem.Failures.Order(StringComparer.Ordinal),
            line => Assert.StartsWith("Nodes:HeartbeatTimeout: '02:00:00'", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Operator:Identity: ''", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Operator:LeaseRenewPeriod: '00:00:03'", line, StringComparison.Ordinal),
            line => Assert.StartsWith("PublicUrl: 'ftp://meet.example/'", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Rooms:CloseTimeout: '00:00:00'", line, StringComparison.Ordinal));
    }
}
