using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

[Collection(BrowserCollection.Name)]
public class HomePageTests(StandaloneHost host, Chromium chromium)
{
    [Fact]
    public async Task A_meeting_starts_under_a_typed_name_after_the_device_check()
    {
        var room = $"Team talk {Guid.NewGuid():N}";
        await using var ann = await MeetingTab.OpenAsync(chromium, host.Origin, "Ann", "/");
        await Screenshots.TakeAllAsync(ann.Page, "home");

        await ann.Element("home-room").FillAsync(room);
        await ann.ClickAsync("home-start");
        await Expect.AttributeAsync(ann.Element("prejoin-preview"), "data-video", "true");
        await ann.Until("() => document.querySelector('[data-testid=prejoin-mic-level]').ariaValueNow > 0");
        await ann.Element("prejoin-name").FillAsync("Ann");
        await Screenshots.TakeAllAsync(ann.Page, "device-check");
        await ann.ClickAsync("prejoin-join");
        await ann.EnteredAsync();

        await using var bob = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Bob", "");
        await bob.SeesAsync(ann);

        await ann.ClickAsync("leave");
        await ann.ClickAsync("go-home");
        await ann.ExpectTextAsync("home-recent", room);
    }

    [Fact]
    public async Task A_suggested_name_is_usable_as_it_is()
    {
        await using var ann = await MeetingTab.OpenAsync(chromium, host.Origin, "Ann", "/");
        await ann.ClickAsync("home-start");

        await Expect.VisibleAsync(ann.Element("prejoin-page"));
    }

    [Theory]
    [InlineData("<b>hello</b>", "This name cannot be used")]
    [InlineData("   ", "Please give the meeting a name")]
    public async Task A_refused_name_is_told_at_the_field(string name, string words)
    {
        await using var ann = await MeetingTab.OpenAsync(chromium, host.Origin, "Ann", "/");
        await ann.Element("home-room").FillAsync(name);
        await ann.ClickAsync("home-start");

        await ann.ExpectTextAsync("home-page", words);
    }

    [Fact]
    public async Task The_colours_can_be_chosen_and_are_remembered()
    {
        await using var ann = await MeetingTab.OpenAsync(chromium, host.Origin, "Ann", "/");
        await ann.ClickAsync("theme-switch");
        await ann.Page.ReloadAsync();

        await ann.Until("() => document.documentElement.dataset.theme === 'dark'");
    }
}
