using System.Net.Http.Json;
using System.Text.Json;
using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

/// <summary>Every parameter of the link that POST /join returns does in the page what it says.</summary>
[Collection(BrowserCollection.Name)]
public class JoinLinkTests(StandaloneHost host, Chromium chromium)
{
    [Fact]
    public async Task A_link_made_by_REST_joins_at_once_as_it_says()
    {
        var room = $"link-{Guid.NewGuid():N}";
        var link = await LinkAsync(new
        {
            room,
            roomPassword = "password123",
            name = "John Doe",
            avatar = $"{host.Origin}/icon.svg",
            audio = true,
            video = false,
            screen = true,
            chat = true,
            hide = true,
            notify = true,
            duration = "00:30:00",
            token = new { username = "john", password = "x", presenter = true, expire = "1h" },
        });

        await using var john = await MeetingTab.OpenAsync(chromium, host.Origin, "John Doe", link);
        await john.EnteredAsync();

        await Expect.AttributeAsync(john.Element("toggle-mic"), "aria-pressed", "true");
        await Expect.AttributeAsync(john.Element("toggle-camera"), "aria-pressed", "false");
        await Expect.VisibleAsync(john.Element("share-prompt"));
        await john.ExpectTextAsync("chat-panel", "Chat is not available in this meeting yet.");
        await john.ExpectTextAsync("countdown", "29:");
        await Expect.GoneAsync(await john.TileAsync(john));
        await Screenshots.TakeAllAsync(john.Page, "join-link");

        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann", "&roomPassword=password123");
        await john.ExpectTextAsync("notice", "Ann joined");
        await Expect.VisibleAsync((await ann.TileAsync(john)).Locator(".avatar img"));
        await ann.ClickAsync("leave");
        await Expect.VisibleAsync(john.Element("notice").GetByText("Ann left"));
    }

    [Fact]
    public async Task A_shared_screen_is_one_click_away_where_the_link_asks_for_it()
    {
        var room = $"link-screen-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann", "&screen=true");
        await ann.ClickAsync("share-prompt-start");

        await Expect.AttributeAsync(ann.Element("toggle-screen"), "aria-pressed", "true");
        await Expect.GoneAsync(ann.Element("share-prompt"));
    }

    [Fact]
    public async Task A_token_with_presenter_rights_gives_them_to_one_who_joins_later()
    {
        var room = $"link-presenter-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann", "");
        var link = await LinkAsync(new { room, name = "Bob", token = new { username = "bob", presenter = true } });

        await using var bob = await MeetingTab.OpenAsync(chromium, host.Origin, "Bob", link);
        await bob.EnteredAsync();
        await bob.ClickAsync("open-participants");

        await Expect.VisibleAsync(bob.Element("end-for-all"));
    }

    [Fact]
    public async Task A_link_without_a_room_leads_home()
    {
        await using var ann = await MeetingTab.OpenAsync(chromium, host.Origin, "Ann", "/join?name=Ann");

        await Expect.VisibleAsync(ann.Element("home-page"));
    }

    private async Task<string> LinkAsync(object request)
    {
        using var client = host.CreateApiClient();
        using var answer = await client.PostAsJsonAsync("/api/v1/join", request);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("join").GetString()!;
    }
}
