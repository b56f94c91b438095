using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

[Collection(BrowserCollection.Name)]
public class ReconnectTests(StandaloneHost host, Chromium chromium)
{
    [Theory]
    [InlineData("signal-reconnect")]
    [InlineData("full-reconnect")]
    public async Task A_broken_connection_is_mended_and_pictures_go_on(string kind)
    {
        var room = $"reconnect-{kind}-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann");
        await using var bob = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Bob");
        await bob.SeesAsync(ann);

        await ann.Page.EvaluateAsync("(kind) => sfuRoom.simulateScenario(kind)", kind);
        await ann.Until("() => sfuRoom.state !== 'connected'");
        await ann.Until("() => sfuRoom.state === 'connected'");

        await bob.SeesAsync(ann);
        await ann.SeesAsync(bob);
    }
}
