using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

[Collection(BrowserCollection.Name)]
public class MuteTests(StandaloneHost host, Chromium chromium)
{
    [Fact]
    public async Task A_switched_off_microphone_shows_at_the_others_and_is_heard_again_when_on()
    {
        var room = $"mute-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann", "&audio=1");
        await using var bob = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Bob", "&audio=1");
        await bob.HearsAsync(ann);
        var muted = (await bob.TileAsync(ann)).GetByTestId("tile-muted");
        await Expect.GoneAsync(muted);

        await ann.ClickAsync("toggle-mic");
        await Expect.VisibleAsync(muted);

        await ann.ClickAsync("toggle-mic");
        await Expect.GoneAsync(muted);
        await bob.HearsAsync(ann);
    }

    [Fact]
    public async Task A_switched_off_camera_leaves_the_name_and_comes_back_when_on()
    {
        var room = $"camera-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann", "&video=1");
        await using var bob = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Bob", "");
        await bob.SeesAsync(ann);
        var tile = await bob.TileAsync(ann);

        await ann.ClickAsync("toggle-camera");
        await Expect.AttributeAsync(tile, "data-video", "false");
        await Expect.VisibleAsync(tile.GetByText("Ann", new() { Exact = true }));

        await ann.ClickAsync("toggle-camera");
        await Expect.AttributeAsync(tile, "data-video", "true");
        await bob.SeesAsync(ann);
    }

    [Fact]
    public async Task Keys_switch_microphone_camera_and_hand()
    {
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, $"keys-{Guid.NewGuid():N}", "Ann");
        foreach (var (key, button) in new[] { ("m", "toggle-mic"), ("v", "toggle-camera"), ("h", "toggle-hand") })
        {
            var before = key == "h" ? "false" : "true";
            await Expect.AttributeAsync(ann.Element(button), "aria-pressed", before);
            await ann.Page.Keyboard.PressAsync(key);
            await Expect.AttributeAsync(ann.Element(button), "aria-pressed", before == "true" ? "false" : "true");
        }
    }
}
