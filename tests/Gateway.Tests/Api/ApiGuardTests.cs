using System.Text;
using SfuPlatform.Gateway.Tests.Hosting;

namespace SfuPlatform.Gateway.Tests.Api;

public class ApiGuardTests
{
    private const string Unauthorized = """{"error":"Unauthorized!"}""";

    private const string Disabled =
        """{"error":"This endpoint has been disabled. Please contact the administrator for further information."}""";

    private const string DisabledFailure =
        """{"success":false,"error":"This endpoint has been disabled. Please contact the administrator for further information."}""";

    public static TheoryData<string, string, string> Endpoints => new()
    {
        { "GET", "stats", "Stats" },
        { "GET", "meetings", "Meetings" },
        { "POST", "meeting", "Meeting" },
        { "DELETE", "meeting/test", "MeetingEnd" },
        { "POST", "join", "Join" },
        { "POST", "token", "Token" },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_wrong_empty_or_missing_key_is_unauthorized(string method, string path, string _)
    {
        await using var host = await GatewayHost.StartAsync();

        foreach (var key in (string?[])["wrong", "", null, "Bearer", "Bearer wrong", GatewayHost.Key + "x", GatewayHost.Key[..^1]])
        {
            var answer = await host.SendAsync(new HttpMethod(method), path, key: key);

            Assert.Equal(403, answer.Code);
            Assert.Equal(Unauthorized, answer.Body);
            Assert.Equal("application/json; charset=utf-8", answer.Header("Content-Type"));
        }
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task An_endpoint_that_is_off_says_so_before_it_looks_at_the_key(string method, string path, string name)
    {
        await using var host = await GatewayHost.StartAsync(($"Api:Allowed:{name}", "false"));

        var answer = await host.SendAsync(new HttpMethod(method), path, key: "wrong");

        Assert.Equal(403, answer.Code);
        Assert.Equal(name is "Stats" or "MeetingEnd" ? DisabledFailure : Disabled, answer.Body);
    }

    [Theory]
    [InlineData(GatewayHost.Key)]
    [InlineData("Bearer " + GatewayHost.Key)]
    [InlineData("bearer " + GatewayHost.Key)]
    [InlineData("the-other-key")]
    public async Task Every_key_counts_bare_or_as_a_bearer(string key)
    {
        await using var host = await GatewayHost.StartAsync(("Api:Keys:1", "the-other-key"));

        Assert.Equal(200, (await host.GetAsync("stats", key)).Code);
    }

    [Fact]
    public async Task Whoever_calls_too_often_is_told_when_to_come_back()
    {
        await using var host = await GatewayHost.StartAsync(("Api:RateLimit:RequestsPerMinute", "2"), ("Api:Keys:1", "the-other-key"));
        await host.GetAsync("stats");
        await host.GetAsync("stats");

        var third = await host.GetAsync("stats");

        Assert.Equal(429, third.Code);
        Assert.InRange(int.Parse(third.Header("Retry-After"), null), 1, 60);
        Assert.NotEqual("", third.Json.GetProperty("error").GetString());
        Assert.Equal(200, (await host.GetAsync("stats", "the-other-key")).Code);
    }

    [Fact]
    public async Task Wrong_keys_share_one_allowance()
    {
        await using var host = await GatewayHost.StartAsync(("Api:RateLimit:RequestsPerMinute", "2"));
        await host.GetAsync("stats", "first guess");
        await host.GetAsync("stats", "second guess");

        Assert.Equal(429, (await host.GetAsync("stats", "third guess")).Code);
        Assert.Equal(200, (await host.GetAsync("stats")).Code);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task While_the_store_is_away_callers_are_told_to_come_back(string method, string path, string name)
    {
        await using var host = await GatewayHost.StartAsync();
        host.StoreIsAway = true;

        var answer = await host.SendAsync(new HttpMethod(method), path);

        if (name == "Token")
        {
            Assert.Equal(200, answer.Code);
            return;
        }

        Assert.Equal(503, answer.Code);
        Assert.Equal("5", answer.Header("Retry-After"));
        Assert.NotEqual("", answer.Json.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("/API/V1/Stats")]
    [InlineData("/api/v1/stats/")]
    [InlineData("/Api/v1/STATS/")]
    public async Task Paths_are_matched_in_any_case_and_with_a_slash_at_their_end(string path)
    {
        await using var host = await GatewayHost.StartAsync();
        host.Client.DefaultRequestHeaders.TryAddWithoutValidation("authorization", GatewayHost.Key);

        Assert.Equal(200, (int)(await host.Client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Unknown_paths_and_methods_are_told_in_json()
    {
        await using var host = await GatewayHost.StartAsync();

        var unknown = await host.GetAsync("nothing");
        var wrong = await host.PostAsync("stats");

        Assert.Equal((404, "There is no such endpoint."), (unknown.Code, unknown.Json.GetProperty("error").GetString()));
        Assert.Equal((405, "This endpoint does not know that method."), (wrong.Code, wrong.Json.GetProperty("error").GetString()));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task Browsers_of_any_origin_may_call(string method)
    {
        await using var host = await GatewayHost.StartAsync();
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/api/v1/meeting/test");
        preflight.Headers.Add("Origin", "https://example.org");
        preflight.Headers.Add("Access-Control-Request-Method", method);
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");

        var answer = await Answer.OfAsync(await host.Client.SendAsync(preflight));

        Assert.Equal(204, answer.Code);
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.Contains(method, answer.Header("Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Equal("authorization,content-type", answer.Header("Access-Control-Allow-Headers"));
    }

    [Fact]
    public async Task Where_origins_are_configured_only_those_may_call()
    {
        await using var host = await GatewayHost.StartAsync(("Api:AllowedOrigins:0", "https://example.org"));

        Assert.Equal("https://example.org", await AllowedFor("https://example.org"));
        Assert.Equal("", await AllowedFor("https://example.com"));

        async Task<string> AllowedFor(string origin)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/stats");
            request.Headers.Add("Origin", origin);
            return (await Answer.OfAsync(await host.Client.SendAsync(request))).Header("Access-Control-Allow-Origin");
        }
    }

    [Fact]
    public async Task A_body_of_64_KiB_is_taken_and_a_larger_one_is_a_bad_request()
    {
        await using var host = await GatewayHost.StartAsync();
        var fits = "{\"x\":\"" + new string('x', (64 * 1024) - 8) + "\"}";

        Assert.Equal(200, (await host.PostAsync("token", fits)).Code);
        var tooLarge = await host.PostAsync("token", fits + " ");
        Assert.Equal((400, """{"error":"the body is larger than 64 KiB"}"""), (tooLarge.Code, tooLarge.Body));
    }

    [Fact]
    public async Task A_larger_body_of_unknown_length_is_a_bad_request_too()
    {
        await using var host = await GatewayHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/token");
        request.Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes("{\"x\":\"" + new string('x', 128 * 1024) + "\"}")));
        request.Headers.TransferEncodingChunked = true;
        request.Headers.TryAddWithoutValidation("authorization", GatewayHost.Key);

        Assert.Equal(400, (int)(await host.Client.SendAsync(request)).StatusCode);
    }
}
