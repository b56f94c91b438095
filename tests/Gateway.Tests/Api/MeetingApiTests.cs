using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Gateway.Tests.Hosting;

namespace SfuPlatform.Gateway.Tests.Api;

public class MeetingApiTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("[]")]
    public async Task A_meeting_is_there_when_its_url_is(string? body)
    {
        await using var host = await GatewayHost.StartAsync();

        var answer = await host.PostAsync("meeting", body);

        Assert.Equal(200, answer.Code);
        var url = answer.Json.GetProperty("meeting").GetString()!;
        Assert.Matches("^" + host.Origin + "/join/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", url);
        Assert.Equal($$"""{"meeting":"{{url}}"}""", answer.Body);
        Assert.NotNull(await host.StoredAsync(url.Split('/')[^1]));
    }

    [Fact]
    public async Task The_public_url_is_the_origin_where_it_is_set()
    {
        await using var host = await GatewayHost.StartAsync(("PublicUrl", "https://meet.example.org/"));

        Assert.StartsWith("https://meet.example.org/join/", await MeetingUrl(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forwarded_headers_of_a_configured_proxy_make_the_origin()
    {
        await using var host = await GatewayHost.StartAsync(("TrustedProxies:0", "127.0.0.0/8"));
        Forward(host);

        Assert.StartsWith("https://meet.example.org/join/", await MeetingUrl(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forwarded_headers_of_anybody_else_count_for_nothing()
    {
        await using var host = await GatewayHost.StartAsync(("TrustedProxies:0", "10.0.0.0/8"));
        await using var open = await GatewayHost.StartAsync();
        Forward(host);
        Forward(open);

        Assert.StartsWith(host.Origin + "/join/", await MeetingUrl(host), StringComparison.Ordinal);
        Assert.StartsWith(open.Origin + "/join/", await MeetingUrl(open), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"redirect":""}""")]
    [InlineData("""{"redirect":"https://example.com/over"}""")]
    public async Task Ending_a_meeting_answers_with_its_room(string? body)
    {
        await using var host = await GatewayHost.StartAsync();
        await host.PostAsync("join", """{"room":"test"}""");

        var answer = await host.DeleteAsync("meeting/test", body);

        Assert.Equal(200, answer.Code);
        Assert.Equal("""{"success":true,"message":"Meeting ended","room":"test"}""", answer.Body);
        Assert.Null(await host.StoredAsync("test"));
    }

    [Fact]
    public async Task The_redirect_is_told_to_the_node_while_it_closes_the_room()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("test");
        var room = (await host.StoredAsync("test"))!;
        room.Metadata.Finalizers = ["sfuplatform.io/close-room"];
        await host.Rooms.UpdateAsync(room, CancellationToken.None);

        await host.DeleteAsync("meeting/test", """{"redirect":"https://example.com/over"}""");

        var closing = (await host.StoredAsync("test"))!;
        Assert.NotNull(closing.Metadata.DeletionTimestamp);
        Assert.Equal("https://example.com/over", closing.Spec.RedirectOnEndUrl);
        Assert.Equal(404, (await host.DeleteAsync("meeting/test")).Code);
        Assert.Equal("""{"meetings":[]}""", (await host.GetAsync("meetings")).Body);
    }

    [Fact]
    public async Task A_room_that_is_unknown_or_over_is_not_found()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("over");
        await host.ChangeStatusAsync("over", status => status.Phase = MeetingRoomPhase.Ended);

        foreach (var path in (string[])["meeting/never", "meeting/over"])
        {
            var answer = await host.DeleteAsync(path);

            Assert.Equal(404, answer.Code);
            Assert.Equal("""{"success":false,"error":"Room not found"}""", answer.Body);
        }
    }

    [Theory]
    [InlineData("""{"redirect":"/relative"}""")]
    [InlineData("""{"redirect":"javascript:alert(1)"}""")]
    [InlineData("""{"redirect":"ftp://example.com/"}""")]
    [InlineData("""{"redirect":"example.com"}""")]
    [InlineData("""{"redirect":true}""")]
    [InlineData("""{"redirect":{}}""")]
    [InlineData("[1]")]
    [InlineData("not json")]
    public async Task A_wrong_redirect_or_body_is_a_bad_request_and_ends_nothing(string body)
    {
        await using var host = await GatewayHost.StartAsync();
        await host.PostAsync("join", """{"room":"test"}""");

        var answer = await host.DeleteAsync("meeting/test", body);

        Assert.Equal(400, answer.Code);
        Assert.NotEqual("", answer.Json.GetProperty("error").GetString());
        Assert.NotNull(await host.StoredAsync("test"));
    }

    [Theory]
    [InlineData("a%2Fb", "a/b")]
    [InlineData("a%252Fb", "a%2Fb")]
    [InlineData("100%25", "100%")]
    [InlineData("Daily%20Meeting/", "Daily Meeting")]
    [InlineData("caf%C3%A9?x=/y", "café")]
    public async Task A_room_is_named_by_its_decoded_segment(string segment, string room)
    {
        await using var host = await GatewayHost.StartAsync();
        await host.PostAsync("join", System.Text.Json.JsonSerializer.Serialize(new { room }));

        var answer = await host.DeleteAsync("meeting/" + segment);

        Assert.Equal(room, answer.Json.GetProperty("room").GetString());
    }

    [Theory]
    [InlineData("false")]
    [InlineData("Undefined")]
    [InlineData("NULL")]
    [InlineData("favicon.ico")]
    [InlineData("%2e%2e%2fetc")]
    [InlineData("%252e%252e%252fetc")]
    [InlineData("..%5Cetc")]
    [InlineData("%3Cscript%3E")]
    [InlineData("a%00b")]
    public async Task A_name_that_no_room_can_have_is_a_bad_request(string segment)
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal(400, (await host.DeleteAsync("meeting/" + segment)).Code);
    }

    [Fact]
    public async Task Ending_a_meeting_forgets_its_password()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.PostAsync("join", """{"room":"test","roomPassword":"secret"}""");
        Assert.Single((await host.Secrets.ListAsync(GatewayHost.Namespace, null, CancellationToken.None)).Items);

        await host.DeleteAsync("meeting/test");

        Assert.Empty((await host.Secrets.ListAsync(GatewayHost.Namespace, null, CancellationToken.None)).Items);
    }

    private static async Task<string> MeetingUrl(GatewayHost host) =>
        (await host.PostAsync("meeting")).Json.GetProperty("meeting").GetString()!;

    private static void Forward(GatewayHost host)
    {
        host.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        host.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        host.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", "meet.example.org");
    }
}
