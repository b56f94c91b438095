using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

[Collection(BrowserCollection.Name)]
public class ScreenShareTests(StandaloneHost host, Chromium chromium)
{
    [Fact]
    public async Task A_shared_screen_reaches_the_others_large_and_goes_when_stopped()
    {
        var room = $"screen-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann", "&audio=1");
        await using var bob = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Bob", "&video=1");
        var screen = bob.Element("screen-tile-" + await bob.IdentityOfAsync("Ann"));

        await ann.ClickAsync("toggle-screen");
        await Expect.AttributeAsync(screen, "data-video", "true");
        await Expect.AttributeAsync(bob.Element("stage"), "data-layout", "speaker");
        await bob.Until("async (name) => (await probe.inbound(name, 'screen_share'))?.framesDecoded > 0", "Ann");
        await Screenshots.TakeAllAsync(bob.Page, "screen-share");

        await ann.ClickAsync("toggle-screen");
        await Expect.GoneAsync(screen);
        await Expect.AttributeAsync(bob.Element("stage"), "data-layout", "grid");

        await ann.ClickAsync("toggle-screen");
        await Expect.AttributeAsync(screen, "data-video", "true");
        await bob.Until("async (name) => (await probe.inbound(name, 'screen_share'))?.framesDecoded > 0", "Ann");
    }
}
