using System.Net.Http.Json;
using System.Text.Json;
using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

[Collection(BrowserCollection.Name)]
public class RefusalTests(StandaloneHost host, Chromium chromium)
{
    [Fact]
    public async Task A_password_is_asked_for_and_a_wrong_one_refused()
    {
        var room = $"secret-{Guid.NewGuid():N}";
        await CreateAsync(new { room, roomPassword = "s3cret" });

        await using var ann = await MeetingTab.OpenAsync(chromium, host.Origin, "Ann", $"/join?room={room}&name=Ann");
        await ann.ExpectTextAsync("error-message", "This meeting has a password.");
        await ann.Element("prejoin-password").FillAsync("guess");
        await ann.ClickAsync("prejoin-join");
        await ann.ExpectTextAsync("error-message", "That password is not right.");

        await ann.Element("prejoin-password").FillAsync("s3cret");
        await ann.ClickAsync("prejoin-join");
        await ann.EnteredAsync();
    }

    [Fact]
    public async Task A_full_meeting_says_so()
    {
        await using var small = await SmallHost.StartAsync("--Rooms:MaxParticipants=2");
        var room = $"full-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, small.Origin, room, "Ann", "");
        await using var bob = await MeetingTab.JoinAsync(chromium, small.Origin, room, "Bob", "");

        await using var cleo = await MeetingTab.OpenAsync(
            chromium, small.Origin, "Cleo", $"/join?room={room}&name=Cleo");
        await cleo.ExpectTextAsync("error-message", "This meeting is full.");
        await Screenshots.TakeAllAsync(cleo.Page, "full");

        await bob.ClickAsync("leave");
        await cleo.Page.ReloadAsync();
        await cleo.EnteredAsync();
    }

    [Fact]
    public async Task A_meeting_whose_time_is_up_ends_and_lets_nobody_in_again()
    {
        var room = $"over-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann", "&duration=00:00:08");
        await Expect.VisibleAsync(ann.Element("ended-page"));
        await Screenshots.TakeAllAsync(ann.Page, "ended");

        await using var bob = await MeetingTab.OpenAsync(chromium, host.Origin, "Bob", $"/join?room={room}&name=Bob");
        await bob.ExpectTextAsync("error-message", "This meeting has ended.");
        await bob.Page.GotoAsync($"/join/{room}");
        await bob.ExpectTextAsync("error-message", "This meeting has ended.");
    }

    [Fact]
    public async Task A_token_that_is_not_ours_is_refused()
    {
        await using var ann = await MeetingTab.OpenAsync(
            chromium, host.Origin, "Ann", $"/join?room=token-{Guid.NewGuid():N}&name=Ann&token=not.a.token");

        await ann.ExpectTextAsync("error-message", "This link is not valid.");
    }

    [Fact]
    public async Task An_expired_token_is_refused_as_expired()
    {
        // A host of its own: the refusals of the other tests count against this address too.
        await using var small = await SmallHost.StartAsync();
        using var client = small.CreateApiClient();
        using var answer = await client.PostAsJsonAsync("/api/v1/token", new { username = "ann", expire = 1 });
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;

        await ExpiredAsync(client, token);
        await using var ann = await MeetingTab.OpenAsync(
            chromium, small.Origin, "Ann", $"/join?room=expired-{Guid.NewGuid():N}&name=Ann&token={Uri.EscapeDataString(token)}");

        await ann.ExpectTextAsync("error-message", "This link has expired.");
    }

    [Fact]
    public async Task A_meeting_that_does_not_exist_is_not_created_where_that_is_switched_off()
    {
        await using var strict = await SmallHost.StartAsync("--Rooms:CreateOnJoin=false");
        await using var ann = await MeetingTab.OpenAsync(
            chromium, strict.Origin, "Ann", $"/join?room=absent-{Guid.NewGuid():N}&name=Ann");

        await ann.ExpectTextAsync("error-message", "There is no such meeting.");
        await Screenshots.TakeAllAsync(ann.Page, "not-found");
    }

    private static async Task ExpiredAsync(HttpClient client, string token)
    {
        for (var attempts = 0; attempts < 60; attempts++)
        {
            using var answer = await client.PostAsJsonAsync("/meet/expiring/session", new { name = "Ann", token, create = true });
            if ((await answer.Content.ReadAsStringAsync()).Contains("token_expired", StringComparison.Ordinal))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, CancellationToken.None);
        }

        Assert.Fail("The token never expired.");
    }

    private async Task CreateAsync(object meeting)
    {
        using var client = host.CreateApiClient();
        using var created = await client.PostAsJsonAsync("/api/v1/join", meeting);
        created.EnsureSuccessStatusCode();
    }
}
