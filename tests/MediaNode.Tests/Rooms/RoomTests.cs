using SfuPlatform.MediaNode.Rooms;
using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Rooms.Tracks;

namespace SfuPlatform.MediaNode.Tests.Rooms;

public class RoomTests
{
    [Fact]
    public async Task Everybody_is_told_who_is_there_who_comes_and_who_leaves()
    {
        await using var room = new TestRoom();
        var ann = await room.JoinAsync("ann");
        var bob = await room.JoinAsync("bob");
        bob.Session.Leave(LeaveReason.ClientInitiated);
        await room.SettleAsync();

        Assert.Equal(["joined", "answer", "bob changed", "bob left: ClientInitiated"], ann.Heard);
        Assert.Equal(["joined", "answer", "out: ClientInitiated"], bob.Heard);
        Assert.Equal(["ann", "bob"], bob.Known.Keys.Order());
    }

    [Fact]
    public async Task Nothing_is_told_to_or_done_for_whoever_is_out()
    {
        await using var room = new TestRoom();
        var ann = await room.JoinAsync("ann");
        var bob = await room.JoinAsync("bob");
        bob.Session.Leave(LeaveReason.ClientInitiated);
        bob.Session.Update("ghost", null, new Dictionary<string, string>());
        bob.Session.Leave(LeaveReason.SignalLost);
        await room.JoinAsync("cid");

        Assert.Equal("out: ClientInitiated", bob.Heard[^1]);
        Assert.DoesNotContain("bob left: SignalLost", ann.Heard);
        Assert.Equal("bob", ann.Known["bob"].Name);
        Assert.Null(await bob.Session.NegotiateAsync(bob.Sections.Offer()));
    }

    [Fact]
    public async Task Nobody_is_told_of_somebody_hidden()
    {
        await using var room = new TestRoom();
        var ann = await room.JoinAsync("ann");
        var spy = await room.JoinAsync("spy", request => request with { Permissions = new Permissions { Hidden = true } });
        var bob = await room.JoinAsync("bob");
        spy.Session.Leave(LeaveReason.ClientInitiated);
        await room.SettleAsync();

        Assert.DoesNotContain("spy", ann.Known.Keys);
        Assert.DoesNotContain("spy", bob.Known.Keys);
        Assert.Contains("ann", spy.Known.Keys);
        Assert.Contains("bob changed", spy.Heard);
    }

    [Fact]
    public async Task What_somebody_changes_of_itself_comes_to_all_and_back_to_itself()
    {
        await using var room = new TestRoom();
        var ann = await room.JoinAsync("ann");
        var bob = await room.JoinAsync("bob");
        bob.Session.Update("Robert", "m", new Dictionary<string, string> { ["hand"] = "true", ["seat"] = "4" });
        bob.Session.Update(null, null, new Dictionary<string, string> { ["hand"] = "" });
        await room.SettleAsync();

        Assert.All([ann.Known["bob"], bob.Known["bob"]], seen =>
        {
            Assert.Equal(("Robert", "m"), (seen.Name, seen.Metadata));
            Assert.Equal(["seat"], seen.Attributes.Keys);
        });
    }

    [Fact]
    public async Task What_is_asked_of_the_room_applies_at_once_and_is_told_only_when_it_changed()
    {
        await using var room = new TestRoom();
        var ann = await room.JoinAsync("ann");
        room.Room.Apply(TestRoom.Settings with { Codecs = ["vp8"] });
        room.Room.Apply(TestRoom.Settings with { Codecs = [.. new[] { "vp8" }] });
        room.Room.Apply(TestRoom.Settings with { Codecs = ["vp8"], Locked = true });
        await room.SettleAsync();

        Assert.Equal(2, ann.Heard.Count(heard => heard == "room changed"));
        Assert.True(ann.RoomInfo!.Settings.Locked);
        Assert.Equal(["vp8"], ann.RoomInfo.Settings.Codecs);
    }

    [Fact]
    public async Task The_end_is_told_with_the_last_facts_of_the_room_before_everybody_is_out()
    {
        await using var room = new TestRoom();
        var ann = await room.JoinAsync("ann");
        room.Room.Apply(TestRoom.Settings with { RedirectOnEndUrl = "https://example.org/bye" });
        await room.Room.CloseAsync(LeaveReason.RoomEnded);

        Assert.Equal("https://example.org/bye", ann.RoomInfo!.Settings.RedirectOnEndUrl);
        Assert.Equal(["room changed", "out: RoomEnded"], ann.Heard[^2..]);
        Assert.Empty(await room.Room.ParticipantsAsync());
    }

    [Fact]
    public async Task The_summary_tells_when_it_started_how_many_are_in_and_since_when_nobody_is()
    {
        await using var room = new TestRoom();
        var opened = room.Time.GetUtcNow();
        Assert.Equal(new RoomSummary(0, 0, null, opened, false), room.Room.Summary);
        room.Time.Advance(TimeSpan.FromMinutes(1));
        var ann = await room.JoinAsync("ann");
        await ann.PublishAsync(MediaNode.PeerConnections.Negotiation.MediaKind.Audio, TrackSource.Microphone);
        room.Time.Advance(ConnectionQuality.Interval);
        await room.SettleAsync();
        Assert.Equal(new RoomSummary(1, 1, opened.AddMinutes(1), null, false), room.Room.Summary);

        ann.Session.Leave(LeaveReason.ClientInitiated);
        await room.SettleAsync();

        Assert.Equal(new RoomSummary(0, 0, opened.AddMinutes(1), room.Time.GetUtcNow(), false), room.Room.Summary);
    }

    [Fact]
    public async Task Quality_is_told_once_and_again_only_when_it_changes()
    {
        await using var room = new TestRoom();
        var ann = await room.JoinAsync("ann");
        room.Time.Advance(ConnectionQuality.Interval);
        room.Time.Advance(ConnectionQuality.Interval);
        await room.SettleAsync();

        Assert.Single(ann.Heard, "quality 2");
        Assert.DoesNotContain("speakers", ann.Heard);
    }

    [Fact]
    public async Task A_registry_opens_a_room_once_and_forgets_it_when_it_is_closed()
    {
        var registry = new RoomRegistry(
            TestRoom.Connections(), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<RoomRegistry>.Instance);
        var room = registry.Open(TestRoom.Settings);
        Assert.Same(room, registry.Open(TestRoom.Settings with { Locked = true }));
        Assert.Equal(Refusal.Locked, await room.JudgeAsync(new JoinRequest { Identity = "ann" }));

        await registry.CloseAllAsync(LeaveReason.RoomEnded);

        Assert.Null(registry.Find("team"));
        Assert.Empty(registry.Rooms);
        Assert.NotSame(room, registry.Open(TestRoom.Settings));
        await registry.CloseAllAsync(LeaveReason.RoomEnded);
    }

    [Fact]
    public async Task A_command_that_fails_does_not_end_the_meeting_of_the_others()
    {
        await using var room = new TestRoom();
        var ann = await room.JoinAsync("ann");
        ann.Session.Negotiate(ann.Sections.Offer(), _ => throw new InvalidOperationException("a bug"));

        Assert.Single(await room.Room.ParticipantsAsync());
        Assert.Null((await room.TryJoinAsync("bob")).Refusal);
    }
}
