using System.Net.WebSockets;
using System.Text;
using SfuPlatform.Crds.Access;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Gateway.Tests.Hosting;

namespace SfuPlatform.Gateway.Tests.Proxy;

public class SignalingProxyTests
{
    [Fact]
    public async Task A_websocket_goes_through_to_the_room_s_node()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        var token = Mint(host, new VideoGrant { Room = "test", RoomJoin = true });

        // An offer rides in the address: the longest that we take, nearly.
        var target = $"/rtc/v1?access_token={token}&join_request={new string('A', 200 * 1024)}";
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri("ws" + host.Origin[4..] + target), CancellationToken.None);
        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Binary, true, CancellationToken.None);
        var buffer = new byte[16];
        var echo = await socket.ReceiveAsync(buffer, CancellationToken.None);

        Assert.Equal("hello", Encoding.UTF8.GetString(buffer, 0, echo.Count));
        Assert.Equal(WebSocketMessageType.Binary, echo.MessageType);
        Assert.Equal(target, Assert.Single(node.Requests).Target);
        Assert.NotNull(await host.StoredAsync("test"));
    }

    [Fact]
    public async Task Validating_is_answered_by_the_node_for_pages_of_any_origin()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        var token = Mint(host, new VideoGrant { Room = "test", RoomJoin = true });

        var answer = await host.PageAsync($"/rtc/v1/validate?access_token={token}");

        Assert.Equal((200, "success"), (answer.Code, answer.Body));
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Without_a_good_token_nobody_gets_to_a_node()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        var expired = Mint(host, new VideoGrant { Room = "test", RoomJoin = true });
        host.Time.Advance(TimeSpan.FromHours(2));

        await RefusedAsync("", 401, "an access token is needed");
        await RefusedAsync("nonsense", 401, "not valid");
        await RefusedAsync(GatewayHost.Key, 401, "not valid");
        await RefusedAsync(expired, 401, "expired");
        await RefusedAsync(Mint(host, new VideoGrant { Room = "test" }), 403, "does not allow");
        await RefusedAsync(Mint(host, new VideoGrant { RoomJoin = true }), 403, "does not allow");
        Assert.Empty(node.Requests);

        async Task RefusedAsync(string token, int status, string words)
        {
            var answer = await host.PageAsync($"/rtc/v1/validate?access_token={token}");
            Assert.Equal(status, answer.Code);
            Assert.Contains(words, answer.Body, StringComparison.Ordinal);
            Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        }
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task A_room_is_made_only_where_that_is_on_and_the_token_lets_it(bool isOn, bool? mayCreate, bool isMade)
    {
        await using var host = await GatewayHost.StartAsync(("Rooms:CreateOnJoin", isOn ? "true" : "false"));
        await using var node = await FakeNode.StartAsync(host);
        var token = Mint(host, new VideoGrant { Room = "test", RoomJoin = true, RoomCreate = mayCreate });

        var answer = await host.PageAsync($"/rtc/v1/validate?access_token={token}");

        Assert.Equal(isMade, await host.StoredAsync("test") is not null);
        Assert.Equal(isMade ? 200 : 404, answer.Code);
        Assert.Equal(isMade ? "success" : "requested room does not exist", answer.Body);
    }

    [Fact]
    public async Task A_meeting_that_ended_does_not_come_back_with_a_client_that_reconnects()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        var session = await host.MeetAsync("test", "session", new { name = "Ann" });
        var token = session.Json.GetProperty("accessToken").GetString();
        await host.DeleteAsync("meeting/test");

        var answer = await host.PageAsync($"/rtc/v1/validate?access_token={token}");

        Assert.Equal((404, "requested room does not exist"), (answer.Code, answer.Body));
        Assert.Null(await host.StoredAsync("test"));
    }

    [Fact]
    public async Task A_room_that_has_ended_does_not_exist()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("test");
        await host.ChangeStatusAsync("test", status => status.Phase = MeetingRoomPhase.Ended);

        var answer = await host.PageAsync($"/rtc/v1/validate?access_token={Mint(host, new VideoGrant { Room = "test", RoomJoin = true })}");

        Assert.Equal((404, "requested room does not exist"), (answer.Code, answer.Body));
    }

    [Theory]
    [InlineData("/rtc")]
    [InlineData("/rtc/validate")]
    public async Task The_path_of_two_connections_is_refused_so_that_no_client_asks_again(string path)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.PageAsync(path + "?access_token=x");

        Assert.Equal(403, answer.Code);
        Assert.Contains("/rtc/v1", answer.Body, StringComparison.Ordinal);
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task While_the_store_is_away_known_rooms_are_reached_and_others_are_not()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("known");
        host.StoreIsAway = true;

        var known = await host.PageAsync($"/rtc/v1/validate?access_token={Mint(host, new VideoGrant { Room = "known", RoomJoin = true })}");
        var unknown = await host.PageAsync($"/rtc/v1/validate?access_token={Mint(host, new VideoGrant { Room = "unknown", RoomJoin = true })}");

        Assert.Equal(200, known.Code);
        Assert.Equal(503, unknown.Code);
        Assert.Equal("5", unknown.Header("Retry-After"));
    }

    [Fact]
    public async Task A_node_that_is_gone_is_unavailable()
    {
        await using var host = await GatewayHost.StartAsync();
        var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("test");
        await node.DisposeAsync();

        var answer = await host.PageAsync($"/rtc/v1/validate?access_token={Mint(host, new VideoGrant { Room = "test", RoomJoin = true })}");

        Assert.Equal(503, answer.Code);
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
    }

    private static string Mint(GatewayHost host, VideoGrant grant) => new AccessTokens(
        [new AccessTokenKey { Id = "test", Secret = "a secret of the tests that is long enough" }], host.Time)
        .Mint(new AccessToken { Identity = "ann", Video = grant }, TimeSpan.FromHours(1));
}
