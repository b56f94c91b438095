using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

[Collection(BrowserCollection.Name)]
public class LeaveTests(StandaloneHost host, Chromium chromium)
{
    [Fact]
    public async Task Who_leaves_disappears_at_the_others_and_can_come_back()
    {
        var room = $"leave-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann");
        await using var bob = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Bob");
        var tile = await bob.TileAsync(ann);
        await bob.SeesAsync(ann);

        await ann.ClickAsync("leave");
        await Expect.VisibleAsync(ann.Element("left-page"));
        await Expect.GoneAsync(tile);
        await Screenshots.TakeAllAsync(ann.Page, "left");

        await ann.ClickAsync("rejoin");
        await ann.EnteredAsync();
        await bob.SeesAsync(ann);
        await ann.SeesAsync(bob);
    }

    [Fact]
    public async Task A_closed_page_leaves_too()
    {
        var room = $"closed-{Guid.NewGuid():N}";
        await using var bob = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Bob", "");
        await using (var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann"))
        {
            await bob.SeesAsync(ann);
        }

        await bob.Until("() => sfuRoom.remoteParticipants.size === 0");
    }
}
