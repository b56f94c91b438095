using SfuPlatform.MediaNode.Rooms.Participants;

namespace SfuPlatform.MediaNode.Tests.Rooms.Participants;

public class AdmissionTests
{
    [Fact]
    public async Task The_first_to_join_is_a_presenter_and_the_next_is_not()
    {
        await using var room = new TestRoom();
        var ann = await room.JoinAsync("ann");
        var bob = await room.JoinAsync("bob");

        Assert.True(ann.Known["ann"].Presenter);
        Assert.Equal("true", bob.Known["ann"].Attributes["presenter"]);
        Assert.False(bob.Known["bob"].Presenter);
        Assert.False(bob.Known["bob"].Attributes.ContainsKey("presenter"));
    }

    [Fact]
    public async Task A_token_says_who_is_a_presenter_and_who_is_not()
    {
        await using var room = new TestRoom();
        var ann = await room.JoinAsync("ann", request => request with { Presenter = false });
        var bob = await room.JoinAsync("bob", request => request with { Presenter = true });
        var cid = await room.JoinAsync("cid", request => request with { Presenter = true });

        Assert.False(ann.Known["ann"].Presenter);
        Assert.True(bob.Known["bob"].Presenter);
        Assert.True(cid.Known["cid"].Presenter);
    }

    [Fact]
    public async Task Nobody_makes_itself_a_presenter_by_the_attributes_of_its_join()
    {
        await using var room = new TestRoom();
        await room.JoinAsync("ann");
        var bob = await room.JoinAsync(
            "bob", request => request with { Attributes = new Dictionary<string, string> { ["presenter"] = "true", ["seat"] = "4" } });

        Assert.Equal(["seat"], bob.Known["bob"].Attributes.Keys);
    }

    [Fact]
    public async Task Viewers_and_feeds_are_presenters_only_where_their_token_says_so()
    {
        await using var room = new TestRoom();
        var feed = await room.TryJoinAsync("feed", request => request with { SingleOffer = true });
        var watcher = await room.TryJoinAsync("watcher", request => request with { Permissions = new() { Hidden = true } });
        var ann = await room.JoinAsync("ann");

        Assert.False(feed.Guest.Known["feed"].Presenter);
        Assert.False(watcher.Guest.Known["watcher"].Presenter);
        Assert.True(ann.Known["ann"].Presenter);
    }

    [Fact]
    public async Task A_presenter_whose_connection_broke_is_one_again_when_it_comes_back()
    {
        await using var room = new TestRoom();
        var ann = await room.JoinAsync("ann");
        await room.JoinAsync("bob");
        ann.Session.Leave(LeaveReason.SignalLost);
        await room.JoinAsync("cid");
        var again = await room.JoinAsync("ann");

        Assert.True(again.Known["ann"].Presenter);
    }

    [Fact]
    public async Task A_full_room_takes_nobody_more_but_whoever_comes_again()
    {
        await using var room = new TestRoom(TestRoom.Settings with { MaxParticipants = 2 });
        await room.JoinAsync("ann");
        var bob = await room.JoinAsync("bob");

        Assert.Equal(Refusal.Full, (await room.TryJoinAsync("cid")).Refusal);
        Assert.Null((await room.TryJoinAsync("ann")).Refusal);
        bob.Session.Leave(LeaveReason.ClientInitiated);
        Assert.Null((await room.TryJoinAsync("cid")).Refusal);
    }

    [Fact]
    public async Task A_locked_room_takes_presenters_only_and_whoever_is_in_stays()
    {
        await using var room = new TestRoom();
        await room.JoinAsync("ann");
        room.Room.Apply(TestRoom.Settings with { Locked = true });

        Assert.Equal(Refusal.Locked, (await room.TryJoinAsync("bob")).Refusal);
        Assert.Null((await room.TryJoinAsync("host", request => request with { Presenter = true })).Refusal);
        Assert.Null((await room.TryJoinAsync("ann")).Refusal);
        Assert.Equal(2, (await room.Room.ParticipantsAsync()).Count);
    }

    [Fact]
    public async Task A_meeting_that_ended_takes_nobody()
    {
        await using var room = new TestRoom();
        await room.Room.CloseAsync(LeaveReason.RoomEnded);

        Assert.Equal(Refusal.Ended, (await room.TryJoinAsync("ann")).Refusal);
        Assert.Equal(Refusal.Ended, await room.Room.JudgeAsync(new JoinRequest { Identity = "ann" }));
    }

    [Fact]
    public async Task The_same_identity_again_takes_the_place_of_its_older_connection()
    {
        await using var room = new TestRoom();
        var older = await room.JoinAsync("ann");
        var bob = await room.JoinAsync("bob");
        var newer = await room.JoinAsync("ann");

        Assert.Equal("out: DuplicateIdentity", older.Heard[^1]);
        Assert.Contains("ann left: DuplicateIdentity", bob.Heard);
        Assert.NotEqual(older.Session.Sid, newer.Session.Sid);
        Assert.Equal(newer.Session.Sid, bob.Known["ann"].Sid);
        Assert.True(bob.Known["ann"].Presenter);
        Assert.Equal(2, (await room.Room.ParticipantsAsync()).Count);
    }

    [Fact]
    public void Each_refusal_has_words_and_a_missing_room_those_that_clients_look_for()
    {
        Assert.All(Enum.GetValues<Refusal>(), refusal => Assert.NotEmpty(Admission.Words(refusal)));
        Assert.Contains("requested room does not exist", Admission.Words(Refusal.NotFound), StringComparison.Ordinal);
    }
}
