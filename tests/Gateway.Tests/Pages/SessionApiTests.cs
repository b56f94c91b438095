using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Gateway.Access;
using SfuPlatform.Gateway.Tests.Hosting;

namespace SfuPlatform.Gateway.Tests.Pages;

public class SessionApiTests
{
    [Fact]
    public async Task A_person_gets_a_token_for_that_room_under_an_identity_of_ours()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);

        var first = await host.MeetAsync("Daily 1", "session", new { name = " Ann\n ", avatar = "https://example.org/a.png", identity = "stolen" });
        var second = await host.MeetAsync("Daily 1", "session", new { name = "Bob", avatar = "javascript:alert(1)" });

        Assert.Equal(200, first.Code);
        Assert.Equal("ws" + host.Origin[4..], Text(first, "url"));
        Assert.Equal(("Daily 1", "Daily 1"), (Text(first, "room"), Text(first, "displayName")));
        Assert.NotEqual(Text(first, "identity"), Text(second, "identity"));
        var token = await host.VerifyAsync(Text(first, "accessToken"));
        Assert.Equal((Text(first, "identity"), "Ann"), (token.Identity, token.Name));
        Assert.True(token.MayJoin("Daily 1"));
        Assert.False(token.MayAdminister("Daily 1"));
        Assert.Equal("https://example.org/a.png", token.Sfu!.Avatar);
        Assert.Null(token.Sfu.Presenter);
        Assert.Null((await host.VerifyAsync(Text(second, "accessToken"))).Sfu!.Avatar);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [InlineData(null)]
    public async Task The_link_s_token_says_who_presents(bool? presenter)
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        var link = host.Get<JoinTokens>().Mint(new JoinToken("user", "pass", presenter), TimeSpan.FromHours(1));

        var session = await host.MeetAsync("test", "session", new { name = "Ann", token = link });

        Assert.Equal(presenter, (await host.VerifyAsync(Text(session, "accessToken"))).Sfu!.Presenter);
    }

    [Fact]
    public async Task Expired_and_foreign_tokens_are_refused_before_a_room_is_made()
    {
        await using var host = await GatewayHost.StartAsync();
        var link = host.Get<JoinTokens>().Mint(new JoinToken(null, null, true), TimeSpan.FromMinutes(1));
        host.Time.Advance(TimeSpan.FromMinutes(2));

        await RefusedAsync(host.MeetAsync("test", "session", new { name = "Ann", token = link }), 401, "token_expired");
        await RefusedAsync(host.MeetAsync("test", "session", new { name = "Ann", token = "x.y.z" }), 401, "token_invalid");
        Assert.Null(await host.StoredAsync("test"));
    }

    [Fact]
    public async Task The_password_is_asked_for_and_compared()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("test", password: "pässword");

        await RefusedAsync(host.MeetAsync("test", "session", new { name = "Ann" }), 401, "password_required");
        await RefusedAsync(host.MeetAsync("test", "session", new { name = "Ann", password = "" }), 401, "password_required");
        await RefusedAsync(host.MeetAsync("test", "session", new { name = "Ann", password = "pässwor" }), 401, "wrong_password");
        Assert.Equal(200, (await host.MeetAsync("test", "session", new { name = "Ann", password = "pässword" })).Code);
    }

    [Fact]
    public async Task Guessing_is_stopped_even_for_the_right_password()
    {
        await using var host = await GatewayHost.StartAsync(("Api:RateLimit:WrongPasswordsPerMinute", "3"));
        await using var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("test", password: "secret");
        for (var guess = 0; guess < 3; guess++)
        {
            await RefusedAsync(host.MeetAsync("test", "session", new { name = "Ann", password = $"{guess}" }), 401, "wrong_password");
        }

        var stopped = await host.MeetAsync("test", "session", new { name = "Ann", password = "secret" });

        Assert.Equal((429, "too_many"), (stopped.Code, Text(stopped, "code")));
        Assert.NotEqual("", stopped.Header("Retry-After"));
    }

    [Fact]
    public async Task A_password_that_is_lost_lets_nobody_in()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("test", spec: spec => spec.PasswordSecretRef = new SecretKeyReference { Name = "gone" });

        await RefusedAsync(host.MeetAsync("test", "session", new { name = "Ann", password = "any" }), 401, "wrong_password");
    }

    [Fact]
    public async Task Locked_full_and_ended_rooms_are_refused()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("locked", spec: spec => spec.Locked = true);
        await host.OpenAsync("full", spec: spec => spec.MaxParticipants = 1);
        node.Participants["full"] = """{"participants":[{"identity":"a"}],"presenters":[]}""";
        await host.OpenAsync("ended");
        await host.ChangeStatusAsync("ended", status => status.Phase = MeetingRoomPhase.Ended);

        await RefusedAsync(host.MeetAsync("locked", "session", new { name = "Ann" }), 403, "locked");
        await RefusedAsync(host.MeetAsync("full", "session", new { name = "Ann" }), 409, "full");
        await RefusedAsync(host.MeetAsync("ended", "session", new { name = "Ann" }), 410, "ended");
    }

    [Fact]
    public async Task A_room_is_only_made_where_that_is_on_and_asked_for()
    {
        await using var off = await GatewayHost.StartAsync(("Rooms:CreateOnJoin", "false"));
        await using var on = await GatewayHost.StartAsync();

        await RefusedAsync(off.MeetAsync("test", "session", new { name = "Ann", create = true }), 404, "not_found");
        await RefusedAsync(on.MeetAsync("test", "session", new { name = "Ann", create = false }), 404, "not_found");
        await RefusedAsync(on.MeetAsync("undefined", "session", new { name = "Ann" }), 404, "not_found");
    }

    [Fact]
    public async Task A_room_that_is_made_gets_the_password_and_duration_of_the_link()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);

        await host.MeetAsync("test", "session", new { name = "Ann", password = "secret", duration = "00:30:00" });

        Assert.Equal("00:30:00", (await host.StoredAsync("test"))!.Spec.Duration);
        await RefusedAsync(host.MeetAsync("test", "session", new { name = "Bob" }), 401, "password_required");
    }

    [Fact]
    public async Task The_end_of_a_limited_meeting_is_told()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("test", spec: spec => spec.Duration = "00:30:00");
        await host.ChangeStatusAsync("test", status => status.StartTime = host.Time.GetUtcNow().UtcDateTime);

        var session = await host.MeetAsync("test", "session", new { name = "Ann" });

        var ends = session.Json.GetProperty("endsAt").GetDateTimeOffset();
        Assert.InRange(ends - host.Time.GetUtcNow(), TimeSpan.FromMinutes(29.9), TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task Where_no_node_opens_the_room_in_time_it_is_unavailable()
    {
        await using var host = await GatewayHost.StartAsync(("Rooms:ReadyTimeout", "00:00:05"));
        var asking = host.MeetAsync("test", "session", new { name = "Ann" });
        while (!asking.IsCompleted)
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await RefusedAsync(asking, 503, "unavailable");
    }

    [Fact]
    public async Task While_the_store_is_away_it_is_unavailable()
    {
        await using var host = await GatewayHost.StartAsync();
        host.StoreIsAway = true;

        await RefusedAsync(host.MeetAsync("test", "session", new { name = "Ann" }), 503, "unavailable");
    }

    [Fact]
    public async Task Joining_too_often_is_stopped()
    {
        await using var host = await GatewayHost.StartAsync(("Api:RateLimit:JoinsPerMinute", "1"));
        await host.PageAsync("/meet/test");

        await RefusedAsync(host.MeetAsync("test", "session", new { name = "Ann" }), 429, "too_many");
    }

    [Fact]
    public async Task The_form_learns_what_stands_in_the_way_and_no_more()
    {
        await using var host = await GatewayHost.StartAsync();
        await using var node = await FakeNode.StartAsync(host);
        await host.OpenAsync("test", password: "secret", spec: spec => (spec.Locked, spec.DisplayName) = (true, "The Test"));

        Assert.Equal(
            """{"room":"test","exists":true,"passwordRequired":true,"locked":true,"ended":false,"full":false,"displayName":"The Test"}""",
            (await host.PageAsync("/meet/test")).Body);
        Assert.Equal(
            """{"room":"a/b","exists":false,"passwordRequired":false,"locked":false,"ended":false,"full":false,"displayName":"a/b"}""",
            (await host.PageAsync("/meet/a%2Fb")).Body);
    }

    private static string Text(Answer answer, string field) => answer.Json.GetProperty(field).GetString()!;

    private static async Task RefusedAsync(Task<Answer> asking, int status, string code)
    {
        var answer = await asking;
        Assert.Equal((status, code), (answer.Code, Text(answer, "code")));
        Assert.NotEqual("", Text(answer, "error"));
    }
}
