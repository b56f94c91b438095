using Microsoft.Extensions.Configuration;

namespace SfuPlatform.Gateway.Tests;

public class GatewayOptionsTests
{
    private static readonly (string, string)[] Good =
        [("Api:Keys:0", "a-key"), ("AccessTokens:Keys:0:Id", "id"), ("AccessTokens:Keys:0:Secret", new string('s', 32))];

    [Fact]
    public void Good_settings_are_taken_as_they_are()
    {
        var options = Read(false, [.. Good, ("Rooms:CreateOnJoin", "false"), ("PublicUrl", "https://meet.example.org"), ("Namespace", "meet")]);

        Assert.False(options.Rooms.CreateOnJoin);
        Assert.Equal("https://meet.example.org", options.PublicUrl);
        Assert.Equal("meet", options.Namespace);
    }

    [Fact]
    public void Without_an_api_key_it_does_not_start() => Assert.Contains(
        "Api:Keys is empty", Problem(false, Good[1..]), StringComparison.Ordinal);

    [Fact]
    public void Only_on_loopback_the_published_key_may_be_used()
    {
        (string, string)[] settings = [("Api:Keys:0", "mirotalksfu_default_secret"), .. Good[1..]];

        Assert.Contains("published default key", Problem(false, settings), StringComparison.Ordinal);
        Assert.Equal("mirotalksfu_default_secret", Read(true, settings).Api.Keys[0]);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once_with_names_and_values()
    {
        var problem = Problem(false,
            ("Api:Keys:0", " "),
            ("Api:Allowed:Stats", "maybe"),
            ("Api:AllowedOrigins:0", "example.org"),
            ("Api:RateLimit:RequestsPerMinute", "0"),
            ("AccessTokens:Keys:0:Id", "id"),
            ("AccessTokens:Keys:0:Secret", "short"),
            ("AccessTokens:Lifetime", "00:00:01"),
            ("Rooms:ReadyTimeout", "01:00:00"),
            ("Pages:FrameAncestors:0", "ftp://x"),
            ("PublicUrl", "meet.example.org/path"),
            ("TrustedProxies:0", "the-proxy"));

        string[] told =
        [
            "Api:Keys:0 is empty", "'maybe' at 'Api:Allowed:Stats'", "Api:AllowedOrigins: 'example.org'", "Api:RateLimit:RequestsPerMinute is 0",
            "fewer than 32 bytes", "AccessTokens:Lifetime is 00:00:01", "Rooms:ReadyTimeout is 01:00:00", "Pages:FrameAncestors: 'ftp://x'",
            "PublicUrl: 'meet.example.org/path'", "TrustedProxies: 'the-proxy'",
        ];
        Assert.All(told, words => Assert.Contains(words, problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_is_never_part_of_the_message() => Assert.DoesNotContain(
        "hush", Problem(false, ("Api:Keys:0", "k"), ("AccessTokens:Keys:0:Id", "id"), ("AccessTokens:Keys:0:Secret", "hush")), StringComparison.Ordinal);

    private static string Problem(bool loopbackOnly, params (string, string)[] settings) =>
        Assert.Throws<GatewaySettingsException>(() => Read(loopbackOnly, settings)).Message;

    private static GatewayOptions Read(bool loopbackOnly, params (string Key, string Value)[] settings) => GatewayOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)).Build(),
        loopbackOnly);
}
