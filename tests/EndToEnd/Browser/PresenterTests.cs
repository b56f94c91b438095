using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

[Collection(BrowserCollection.Name)]
public class PresenterTests(StandaloneHost host, Chromium chromium)
{
    [Fact]
    public async Task The_first_to_join_presents_and_only_presenters_have_the_tools()
    {
        var (ann, bob) = await MeetAsync("tools");
        await using var first = ann;
        await using var second = bob;

        await ann.ClickAsync("open-participants");
        await Expect.VisibleAsync(ann.Element("participant-presenter-" + await ann.IdentityOfAsync("Ann")));
        await Expect.VisibleAsync(ann.Element("end-for-all"));
        await Screenshots.TakeAllAsync(ann.Page, "participants");

        await bob.ClickAsync("open-participants");
        await Expect.VisibleAsync(bob.Element("participant-presenter-" + await bob.IdentityOfAsync("Ann")));
        await Expect.GoneAsync(bob.Element("end-for-all"));
        await Expect.GoneAsync(bob.Element("mute-" + await bob.IdentityOfAsync("Ann")));
    }

    [Fact]
    public async Task The_server_refuses_the_tools_to_others_whatever_their_page_shows()
    {
        var (ann, bob) = await MeetAsync("refused");
        await using var first = ann;
        await using var second = bob;

        var status = await bob.Page.EvaluateAsync<int>(
            """
            async (identity) => {
              const authorization = 'Bearer ' + sfuRoom.engine.token;
              const body = JSON.stringify({ action: 'remove', identity });
              const headers = { authorization, 'content-type': 'application/json' };
              return (await fetch(`/meet/${sfuRoom.name}/moderation`, { method: 'POST', headers, body })).status;
            }
            """,
            await bob.IdentityOfAsync("Ann"));

        Assert.Equal(403, status);
        await Expect.VisibleAsync(ann.Element("meeting"));
    }

    [Fact]
    public async Task A_presenter_mutes_and_stops_video_of_others_who_are_told()
    {
        var (ann, bob) = await MeetAsync("mute");
        await using var first = ann;
        await using var second = bob;
        await ann.SeesAsync(bob);
        var identity = await ann.IdentityOfAsync("Bob");

        await ann.ClickAsync("open-participants");
        await ann.ClickAsync("mute-" + identity);
        await Expect.AttributeAsync(bob.Element("toggle-mic"), "aria-pressed", "false");
        await bob.ExpectTextAsync("notice", "turned your microphone off");

        await ann.ClickAsync("stop-video-" + identity);
        await Expect.AttributeAsync(bob.Element("toggle-camera"), "aria-pressed", "false");
        await Expect.AttributeAsync(ann.Element("tile-" + identity), "data-video", "false");

        await bob.ClickAsync("toggle-mic");
        await ann.HearsAsync(bob);
    }

    [Fact]
    public async Task A_presenter_stops_a_shared_screen()
    {
        var (ann, bob) = await MeetAsync("stop-screen");
        await using var first = ann;
        await using var second = bob;
        var identity = await ann.IdentityOfAsync("Bob");
        await bob.ClickAsync("toggle-screen");
        await Expect.VisibleAsync(ann.Element("screen-tile-" + identity));

        await ann.ClickAsync("open-participants");
        await ann.ClickAsync("stop-screen-" + identity);

        await Expect.GoneAsync(ann.Element("screen-tile-" + identity));
        await Expect.AttributeAsync(bob.Element("toggle-screen"), "aria-pressed", "false");
    }

    [Fact]
    public async Task A_removed_participant_is_told_and_gone()
    {
        var (ann, bob) = await MeetAsync("remove");
        await using var first = ann;
        await using var second = bob;
        var tile = await ann.TileAsync(bob);

        await ann.ClickAsync("open-participants");
        await ann.ClickAsync("remove-" + await ann.IdentityOfAsync("Bob"));
        await ann.ClickAsync("confirm");

        await Expect.VisibleAsync(bob.Element("removed-page"));
        await Expect.GoneAsync(tile);
        await Screenshots.TakeAllAsync(bob.Page, "removed");
    }

    [Fact]
    public async Task A_locked_meeting_lets_nobody_in_until_it_is_unlocked()
    {
        var room = $"lock-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann", "");
        await ann.ClickAsync("open-participants");
        await ann.ClickAsync("lock-room");
        await ann.ExpectTextAsync("lock-room", "Unlock");

        await using var bob = await MeetingTab.OpenAsync(chromium, host.Origin, "Bob", $"/join?room={room}&name=Bob");
        await bob.ExpectTextAsync("error-message", "This meeting is locked.");
        await Screenshots.TakeAllAsync(bob.Page, "locked");

        await ann.ClickAsync("lock-room");
        await ann.ExpectTextAsync("lock-room", "Lock meeting");
        await bob.Page.ReloadAsync();
        await bob.EnteredAsync();
    }

    [Fact]
    public async Task A_password_set_by_a_presenter_is_asked_of_the_next()
    {
        var room = $"password-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann", "");
        await ann.ClickAsync("open-participants");
        await ann.Element("room-password").FillAsync("open sesame");
        await ann.ClickAsync("set-password");
        await ann.ExpectTextAsync("notice", "The password has been changed.");

        await using var bob = await MeetingTab.OpenAsync(chromium, host.Origin, "Bob", $"/join/{room}");
        await bob.Element("prejoin-name").FillAsync("Bob");
        await bob.Element("prejoin-password").FillAsync("wrong");
        await bob.ClickAsync("prejoin-join");
        await bob.ExpectTextAsync("error-message", "That password is not right.");
        await Screenshots.TakeAllAsync(bob.Page, "wrong-password");

        await bob.Element("prejoin-password").FillAsync("open sesame");
        await bob.ClickAsync("prejoin-join");
        await bob.EnteredAsync();
    }

    [Fact]
    public async Task A_presenter_ends_the_meeting_for_everybody()
    {
        var (ann, bob) = await MeetAsync("end-all");
        await using var first = ann;
        await using var second = bob;

        await ann.ClickAsync("open-participants");
        await ann.ClickAsync("end-for-all");
        await ann.ClickAsync("confirm");

        await Expect.VisibleAsync(ann.Element("ended-page"));
        await Expect.VisibleAsync(bob.Element("home-page"));
    }

    private async Task<(MeetingTab Ann, MeetingTab Bob)> MeetAsync(string name)
    {
        var room = $"presenter-{name}-{Guid.NewGuid():N}";
        var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann", "");
        return (ann, await MeetingTab.JoinAsync(chromium, host.Origin, room, "Bob"));
    }
}
