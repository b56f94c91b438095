using SfuPlatform.Crds.Access;
using SfuPlatform.Gateway.Access;
using SfuPlatform.Gateway.Tests.Hosting;

namespace SfuPlatform.Gateway.Tests.Pages;

public class ModerationApiTests
{
    private const string Present = """{"participants":[{"identity":"ann"},{"identity":"bob"}],"presenters":["ann"]}""";

    [Theory]
    [InlineData("mute", "microphone")]
    [InlineData("stopVideo", "camera")]
    [InlineData("stopScreen", "screen")]
    public async Task A_presenter_silences_others_on_the_node(string action, string source)
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await StartAsync(host);

        var answer = await ActAsync(host, "ann", new { action, identity = "bob/1" });

        Assert.Equal(204, answer.Code);
        var asked = node.Requests.Last();
        Assert.Equal(("POST", "/rooms/test/participants/bob%2F1/mute"), (asked.Method, asked.Target));
        Assert.Equal($$"""{"source":"{{source}}","muted":true}""", asked.Body);
        Assert.True((await host.VerifyAsync(asked.Authorization)).MayAdminister("test"));
    }

    [Fact]
    public async Task A_presenter_removes_others_on_the_node()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await StartAsync(host);

        Assert.Equal(204, (await ActAsync(host, "ann", new { action = "remove", identity = "bob" })).Code);

        Assert.Equal(("DELETE", "/rooms/test/participants/bob"), (node.Requests.Last().Method, node.Requests.Last().Target));
    }

    [Fact]
    public async Task A_presenter_locks_and_unlocks()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await StartAsync(host);

        Assert.Equal(204, (await ActAsync(host, "ann", new { action = "lock" })).Code);
        Assert.True((await host.StoredAsync("test"))!.Spec.Locked);
        Assert.Equal(204, (await ActAsync(host, "ann", new { action = "unlock" })).Code);
        Assert.False((await host.StoredAsync("test"))!.Spec.Locked);
    }

    [Fact]
    public async Task A_presenter_sets_changes_and_removes_the_password()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await StartAsync(host);

        await ActAsync(host, "ann", new { action = "setPassword", password = "first" });
        Assert.Equal(401, await JoinAsync("second"));
        await ActAsync(host, "ann", new { action = "setPassword", password = "second" });
        Assert.Equal(200, await JoinAsync("second"));
        await ActAsync(host, "ann", new { action = "setPassword", password = "" });
        Assert.Equal(200, await JoinAsync(""));

        async Task<int> JoinAsync(string password) => (await host.MeetAsync("test", "session", new { name = "Eve", password })).Code;
    }

    [Fact]
    public async Task A_presenter_ends_the_meeting()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await StartAsync(host);

        Assert.Equal(204, (await ActAsync(host, "ann", new { action = "end" })).Code);

        Assert.Null(await host.StoredAsync("test"));
    }

    [Theory]
    [InlineData("bob")]
    [InlineData("not in the room")]
    public async Task Nobody_else_may(string identity)
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await StartAsync(host);

        var answer = await ActAsync(host, identity, new { action = "end" });

        Assert.Equal((403, "not_presenter"), (answer.Code, answer.Json.GetProperty("code").GetString()));
        Assert.NotNull(await host.StoredAsync("test"));
    }

    [Fact]
    public async Task A_token_for_another_room_or_none_is_refused()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await StartAsync(host);
        var other = host.Get<RoomTokens>().ForParticipant("other", "ann", "Ann", new SfuGrant { Presenter = true });

        Assert.Equal(403, (await host.MeetAsync("test", "moderation", new { action = "end" }, other)).Code);
        Assert.Equal(401, (await host.MeetAsync("test", "moderation", new { action = "end" })).Code);
        Assert.Equal(401, (await host.MeetAsync("test", "moderation", new { action = "end" }, "nonsense")).Code);
        Assert.Equal(401, (await host.MeetAsync("test", "moderation", new { action = "end" }, GatewayHost.Key)).Code);
    }

    [Fact]
    public async Task Who_is_not_there_cannot_be_moderated_and_nonsense_not_be_done()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await StartAsync(host);

        Assert.Equal(404, (await ActAsync(host, "ann", new { action = "remove", identity = "nobody" })).Code);
        Assert.Equal(400, (await ActAsync(host, "ann", new { action = "remove" })).Code);
        Assert.Equal(400, (await ActAsync(host, "ann", new { action = "dance" })).Code);
        Assert.Equal(400, (await ActAsync(host, "ann", new[] { 1 })).Code);
    }

    private static async Task<FakeNode> StartAsync(GatewayHost host)
    {
        var node = await FakeNode.StartAsync(host);
        node.Participants["test"] = Present;
        await host.OpenAsync("test");
        return node;
    }

    private static Task<Answer> ActAsync(GatewayHost host, string identity, object request) => host.MeetAsync(
        "test", "moderation", request, host.Get<RoomTokens>().ForParticipant("test", identity, identity, new SfuGrant()));
}
