using SfuPlatform.Gateway.Access;
using SfuPlatform.Gateway.Tests.Hosting;

namespace SfuPlatform.Gateway.Tests.Pages;

public class PageRoutesTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/join/test")]
    [InlineData("/JOIN/Test/")]
    [InlineData("/join/a%2Fb")]
    [InlineData("/join?room=test&name=Ann&audio=1")]
    public async Task Home_and_join_are_pages(string path)
    {
        await using var host = await GatewayHost.StartAsync();

        var page = await host.PageAsync(path);

        Assert.Equal(200, page.Code);
        Assert.Equal("text/html; charset=utf-8", page.Header("Content-Type"));
        Assert.Contains("<div id=\"root\">", page.Body, StringComparison.Ordinal);
        Assert.Equal("no-cache", page.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("/join", "/")]
    [InlineData("/join/", "/")]
    [InlineData("/join?room=", "/")]
    [InlineData("/join?name=Ann", "/")]
    [InlineData("/join?room=undefined", "/")]
    [InlineData("/join/null", "/")]
    [InlineData("/join/%3Cscript%3E", "/")]
    [InlineData("/join/%252e%252e%252fetc", "/")]
    [InlineData("/false", "/")]
    [InlineData("/favicon.ico", "/")]
    [InlineData("/standup", "/join/standup")]
    [InlineData("/Daily%20Stand-up?name=Ann", "/join/Daily%20Stand-up?name=Ann")]
    [InlineData("/a%2Fb", "/join/a%2Fb")]
    [InlineData("/100%25", "/join/100%25")]
    public async Task Other_addresses_lead_to_a_page(string path, string target)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.PageAsync(path);

        Assert.Equal(302, answer.Code);
        Assert.Equal(target, answer.Location);
    }

    [Fact]
    public async Task A_link_with_a_bad_or_expired_token_is_unauthorized_and_still_a_page()
    {
        await using var host = await GatewayHost.StartAsync();
        var token = host.Get<JoinTokens>().Mint(new JoinToken(null, null, true), TimeSpan.FromMinutes(1));

        Assert.Equal(200, (await host.PageAsync($"/join?room=test&token={token}")).Code);
        host.Time.Advance(TimeSpan.FromMinutes(1));
        foreach (var path in (string[])[$"/join?room=test&token={token}", "/join?room=test&token=nonsense", $"/join/test?token={token}"])
        {
            var page = await host.PageAsync(path);

            Assert.Equal(401, page.Code);
            Assert.Equal("no-store", page.Header("Cache-Control"));
            Assert.Contains("<div id=\"root\">", page.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_run_our_own_scripts_only_and_tell_nobody_where_they_were()
    {
        await using var host = await GatewayHost.StartAsync(("Pages:FrameAncestors:0", "https://intranet.example.org/"));

        var page = await host.PageAsync("/");

        var policy = page.Header("Content-Security-Policy");
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'self' https://intranet.example.org", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", page.Header("Referrer-Policy"));
        Assert.Contains("camera=(self)", page.Header("Permissions-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_named_by_their_content_are_kept_for_ever()
    {
        await using var host = await GatewayHost.StartAsync();
        var page = await host.PageAsync("/");
        var script = System.Text.RegularExpressions.Regex.Match(page.Body, "src=\"(/assets/[^\"]+\\.js)\"").Groups[1].Value;

        var file = await host.PageAsync(script);

        Assert.Equal(200, file.Code);
        Assert.Equal("text/javascript; charset=utf-8", file.Header("Content-Type"));
        Assert.Equal("public, max-age=31536000, immutable", file.Header("Cache-Control"));
        Assert.Equal(404, (await host.PageAsync("/assets/nothing.js")).Code);
    }

    [Fact]
    public async Task A_page_that_is_known_is_not_sent_again()
    {
        await using var host = await GatewayHost.StartAsync();
        var page = await host.PageAsync("/");
        host.Client.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", page.Header("ETag"));

        var again = await host.PageAsync("/");

        Assert.Equal(304, again.Code);
        Assert.Equal("", again.Body);
    }

    [Fact]
    public async Task Health_readiness_and_metrics_are_told()
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal((200, "Healthy"), ((await host.PageAsync("/healthz")).Code, (await host.PageAsync("/healthz")).Body));
        Assert.Equal(200, (await host.PageAsync("/readyz")).Code);
        Assert.Contains("# TYPE", (await host.PageAsync("/metrics")).Body, StringComparison.Ordinal);
    }
}
