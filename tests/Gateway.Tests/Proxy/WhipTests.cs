using System.Net.Http.Headers;
using System.Text;
using SfuPlatform.Crds.Access;
using SfuPlatform.Gateway.Tests.Hosting;

namespace SfuPlatform.Gateway.Tests.Proxy;

public class WhipTests
{
    [Theory]
    [InlineData("/whip")]
    [InlineData("/whep")]
    public async Task A_rest_key_becomes_a_token_for_that_room_on_the_way_to_the_node(string protocol)
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);

        var answer = await SendAsync(host, HttpMethod.Post, $"{protocol}/my%20studio", GatewayHost.Key, "v=0");

        Assert.Equal(200, answer.Code);
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.Contains("Location", answer.Header("Access-Control-Expose-Headers"), StringComparison.Ordinal);
        var asked = Assert.Single(node.Requests);
        Assert.Equal(("POST", $"{protocol}/my%20studio", "v=0"), (asked.Method, asked.Target, asked.Body));
        var token = await host.VerifyAsync(asked.Authorization);
        Assert.True(token.MayJoin("my studio"));
        Assert.False(token.Sfu!.Presenter);
    }

    [Fact]
    public async Task An_access_token_goes_through_as_it_is()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        var token = Mint(host, "studio");

        Assert.Equal(200, (await SendAsync(host, HttpMethod.Post, "/whip/studio", token, "v=0")).Code);

        Assert.Equal("Bearer " + token, Assert.Single(node.Requests).Authorization);
    }

    [Fact]
    public async Task A_token_for_another_room_or_none_is_a_problem()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);

        var other = await SendAsync(host, HttpMethod.Post, "/whip/studio", Mint(host, "other"), "v=0");
        var none = await SendAsync(host, HttpMethod.Post, "/whip/studio", null, "v=0");
        var refused = await SendAsync(host, HttpMethod.Post, "/whip/undefined", GatewayHost.Key, "v=0");

        Assert.Equal((403, 403), (other.Code, other.Json.GetProperty("status").GetInt32()));
        Assert.Equal("application/problem+json", none.Header("Content-Type"));
        Assert.Equal((401, "Bearer"), (none.Code, none.Header("WWW-Authenticate")));
        Assert.Equal(400, refused.Code);
        Assert.Empty(node.Requests);
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("GET")]
    public async Task A_session_is_changed_on_its_node_and_makes_no_room(string method)
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("studio");

        Assert.Equal(200, (await SendAsync(host, new HttpMethod(method), "/whip/studio/session-1", GatewayHost.Key, null)).Code);
        Assert.Equal((method, "/whip/studio/session-1"), (node.Requests.Last().Method, node.Requests.Last().Target));
        Assert.Equal(404, (await SendAsync(host, new HttpMethod(method), "/whip/never/session-1", GatewayHost.Key, null)).Code);
        Assert.Null(await host.StoredAsync("never"));
    }

    [Theory]
    [InlineData("/whip/studio")]
    [InlineData("/whep/studio")]
    [InlineData("/whip/studio/session-1")]
    public async Task Options_need_no_token(string path)
    {
        await using var host = await GatewayHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", "https://example.org");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization, content-type");

        var answer = await Answer.OfAsync(await host.Client.SendAsync(request));

        Assert.Equal(204, answer.Code);
        Assert.Equal("application/sdp", answer.Header("Accept-Post"));
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal("authorization, content-type", answer.Header("Access-Control-Allow-Headers"));
        Assert.Contains("POST", answer.Header("Access-Control-Allow-Methods"), StringComparison.Ordinal);
    }

    private static async Task<Answer> SendAsync(GatewayHost host, HttpMethod method, string path, string? bearer, string? body)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/sdp");
        request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);
        return await Answer.OfAsync(await host.Client.SendAsync(request));
    }

    private static string Mint(GatewayHost host, string room) => new AccessTokens(
        [new AccessTokenKey { Id = "test", Secret = "a secret of the tests that is long enough" }], host.Time)
        .Mint(new AccessToken { Identity = "obs", Video = new VideoGrant { Room = room, RoomJoin = true } }, TimeSpan.FromHours(1));
}
