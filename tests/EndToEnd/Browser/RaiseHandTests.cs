using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

[Collection(BrowserCollection.Name)]
public class RaiseHandTests(StandaloneHost host, Chromium chromium)
{
    [Fact]
    public async Task A_raised_hand_reaches_the_others_and_who_joins_later_and_can_be_lowered()
    {
        var room = $"hand-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann", "");
        await using var bob = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Bob", "");

        await ann.ClickAsync("toggle-hand");
        var hand = (await bob.TileAsync(ann)).GetByTestId("tile-hand");
        await Expect.VisibleAsync(hand);
        await bob.ExpectTextAsync("notice", "Ann raised a hand");

        await using var cleo = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Cleo", "");
        await Expect.VisibleAsync((await cleo.TileAsync(ann)).GetByTestId("tile-hand"));

        await ann.ClickAsync("toggle-hand");
        await Expect.GoneAsync(hand);
    }
}
