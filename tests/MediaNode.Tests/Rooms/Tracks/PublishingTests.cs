using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rooms;
using SfuPlatform.MediaNode.Rooms.Tracks;

namespace SfuPlatform.MediaNode.Tests.Rooms.Tracks;

public class PublishingTests
{
    [Fact]
    public async Task A_track_is_accepted_when_announced_and_told_to_all_when_offered()
    {
        await using var room = new TestRoom();
        var (ann, bob) = (await room.JoinAsync("ann"), await room.JoinAsync("bob"));
        await ann.PublishAsync(MediaKind.Audio, TrackSource.Microphone);

        Assert.StartsWith("TR_", ann.Accepted["ann-Microphone"].Sid, StringComparison.Ordinal);
        var track = Assert.Single(bob.Known["ann"].Tracks);
        Assert.Equal((ann.Accepted["ann-Microphone"].Sid, "2", "opus"), (track.Sid, track.Mid, track.Codec));
        Assert.Equal(track, Assert.Single(ann.Known["ann"].Tracks));
    }

    [Fact]
    public async Task A_track_that_is_announced_but_never_offered_is_told_to_nobody()
    {
        await using var room = new TestRoom();
        var (ann, bob) = (await room.JoinAsync("ann"), await room.JoinAsync("bob"));
        ann.Session.Announce(new TrackRequest { ClientId = "x", Kind = MediaKind.Audio });
        ann.Session.Update("Ann", null, new Dictionary<string, string>());
        await room.SettleAsync();

        Assert.Empty(bob.Known["ann"].Tracks);
    }

    [Fact]
    public async Task A_track_that_was_not_announced_is_not_taken()
    {
        await using var room = new TestRoom();
        var (ann, bob) = (await room.JoinAsync("ann"), await room.JoinAsync("bob"));
        var mid = ann.Sections.AddSender(MediaKind.Video, "stranger");
        var outcome = await ann.OfferAsync();

        Assert.Equal("inactive", Guest.Direction(outcome, mid));
        Assert.Empty(bob.Known["ann"].Tracks);
    }

    [Fact]
    public async Task Whoever_may_not_publish_has_no_track_accepted()
    {
        await using var room = new TestRoom();
        var mute = await room.JoinAsync("mute", request => request with { Permissions = new() { CanPublish = false } });
        var voice = await room.JoinAsync("voice", request => request with { Permissions = new() { Sources = [TrackSource.Microphone] } });
        foreach (var guest in new[] { mute, voice })
        {
            await guest.PublishAsync(MediaKind.Audio, TrackSource.Microphone, "a");
            await guest.PublishAsync(MediaKind.Video, TrackSource.Camera, "v");
        }

        Assert.Empty(mute.Accepted);
        Assert.Equal(["a"], voice.Accepted.Keys);
        Assert.Single(mute.Known["voice"].Tracks);
    }

    [Fact]
    public async Task Beyond_the_limit_tracks_are_not_accepted()
    {
        await using var room = new TestRoom();
        var ann = await room.JoinAsync("ann");
        for (var i = 0; i <= RoomSession.MaxTracks; i++)
        {
            ann.Session.Announce(new TrackRequest { ClientId = $"{i}", Kind = MediaKind.Audio });
        }

        await room.SettleAsync();
        Assert.Equal(RoomSession.MaxTracks, ann.Accepted.Count);
    }

    [Fact]
    public async Task The_same_track_is_not_accepted_twice()
    {
        await using var room = new TestRoom();
        var ann = await room.JoinAsync("ann");
        await ann.PublishAsync(MediaKind.Audio, TrackSource.Microphone, "a");
        ann.Session.Announce(new TrackRequest { ClientId = "a", Kind = MediaKind.Audio });
        await room.SettleAsync();

        Assert.Single(ann.Heard, "accepted a");
    }

    [Fact]
    public async Task A_section_that_stops_sending_ends_its_track_for_all()
    {
        await using var room = new TestRoom();
        var (ann, bob) = (await room.JoinAsync("ann"), await room.JoinAsync("bob"));
        var mid = await ann.PublishAsync(MediaKind.Video, TrackSource.ScreenShare);
        await bob.FollowAsync();
        ann.Sections.Stop(mid);
        await ann.OfferAsync();

        Assert.Empty(bob.Known["ann"].Tracks);
        Assert.Equal((0, 0), bob.Wanted);
    }

    [Fact]
    public async Task Muting_is_told_to_all_and_only_when_it_changes()
    {
        await using var room = new TestRoom();
        var (ann, bob) = (await room.JoinAsync("ann"), await room.JoinAsync("bob"));
        await ann.PublishAsync(MediaKind.Audio, TrackSource.Microphone);
        var sid = bob.Known["ann"].Tracks[0].Sid;
        bob.Heard.Clear();
        ann.Session.Mute(sid, true);
        ann.Session.Mute(sid, true);
        bob.Session.Mute(sid, false);
        await room.SettleAsync();

        Assert.True(bob.Known["ann"].Tracks[0].Muted);
        Assert.Equal(["ann changed"], bob.Heard);
    }

    [Fact]
    public async Task A_presenter_mutes_others_and_ends_what_they_share()
    {
        await using var room = new TestRoom();
        var (ann, bob) = (await room.JoinAsync("ann"), await room.JoinAsync("bob"));
        await bob.PublishAsync(MediaKind.Audio, TrackSource.Microphone, "mic");
        await bob.PublishAsync(MediaKind.Video, TrackSource.ScreenShare, "screen");

        Assert.True(await room.Room.MuteAsync("bob", null, TrackSource.Microphone, true));
        Assert.Equal("mute mic", bob.Heard[^2]);
        Assert.True(ann.Known["bob"].Tracks[0].Muted);
        Assert.False(ann.Known["bob"].Tracks[1].Muted);
        Assert.True(await room.Room.MuteAsync("bob", bob.Accepted["screen"].Sid, null, true));
        Assert.Contains("unpublish screen", bob.Heard);
        Assert.False(await room.Room.MuteAsync("bob", null, TrackSource.Camera, true));
        Assert.False(await room.Room.MuteAsync("nobody", null, null, true));
    }

    [Fact]
    public async Task A_presenter_removes_others()
    {
        await using var room = new TestRoom();
        var (ann, bob) = (await room.JoinAsync("ann"), await room.JoinAsync("bob"));

        Assert.True(await room.Room.RemoveAsync("bob"));
        Assert.False(await room.Room.RemoveAsync("bob"));
        Assert.Equal("out: Removed", bob.Heard[^1]);
        Assert.Equal("bob left: Removed", ann.Heard[^1]);
    }

    [Fact]
    public async Task An_offer_that_cannot_be_answered_changes_nothing()
    {
        await using var room = new TestRoom();
        var ann = await room.JoinAsync("ann");
        await ann.PublishAsync(MediaKind.Audio, TrackSource.Microphone);
        var outcome = await ann.Session.NegotiateAsync("v=0");

        Assert.NotNull(outcome!.Error);
        Assert.Single((await room.Room.ParticipantsAsync())[0].Tracks);
        Assert.Null((await ann.OfferAsync()).Error);
    }
}
