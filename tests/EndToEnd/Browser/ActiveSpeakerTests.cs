using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

[Collection(BrowserCollection.Name)]
public class ActiveSpeakerTests(StandaloneHost host, Chromium chromium)
{
    [Fact]
    public async Task Who_speaks_is_marked_at_the_others_and_who_is_silent_is_not()
    {
        var room = $"speaker-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann", "&audio=1");
        await using var bob = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Bob", "");
        await using var cleo = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Cleo", "");
        var loud = await cleo.TileAsync(ann);
        var silent = await cleo.TileAsync(bob);

        await Expect.AttributeAsync(loud, "data-speaking", "true");
        await Expect.AttributeAsync(silent, "data-speaking", "false");

        await ann.ClickAsync("toggle-mic");
        await Expect.AttributeAsync(loud, "data-speaking", "false");
    }
}
