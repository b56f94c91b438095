using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Rooms.Tracks;

namespace SfuPlatform.MediaNode.Tests.Rooms.Tracks;

public class SubscribingTests
{
    [Fact]
    public async Task A_new_track_is_told_of_then_asked_for_and_then_answered_in_a_free_section()
    {
        await using var room = new TestRoom();
        var (ann, bob) = (await room.JoinAsync("ann"), await room.JoinAsync("bob"));
        bob.Heard.Clear();
        await ann.PublishAsync(MediaKind.Audio, TrackSource.Microphone);
        var outcome = await bob.FollowAsync();

        Assert.Equal(["ann changed", "offer wanted: 0 0", "answer"], bob.Heard);
        Assert.Equal(bob.Known["ann"].Tracks[0].Sid, outcome.TrackByMid["0"]);
        Assert.Equal("sendonly", Guest.Direction(outcome, "0"));
        Assert.Contains($"msid:{ann.Session.Sid}|camera {bob.Known["ann"].Tracks[0].Sid}", outcome.Answer, StringComparison.Ordinal);
        Assert.Single(ann.Heard, "subscribed ann-Microphone");
    }

    [Fact]
    public async Task Whoever_joins_late_gets_what_is_there_with_the_answer_to_its_first_offer()
    {
        await using var room = new TestRoom();
        var ann = await room.JoinAsync("ann");
        await ann.PublishAsync(MediaKind.Audio, TrackSource.Microphone);
        await ann.PublishAsync(MediaKind.Video, TrackSource.Camera);
        var (bob, _) = await room.TryJoinAsync("bob");
        bob.Sections.AddReceivers(3, 3);
        var outcome = await bob.OfferAsync();

        Assert.Equal(2, outcome.TrackByMid.Count);
        Assert.DoesNotContain(bob.Heard, heard => heard.StartsWith("offer wanted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sections_that_are_missing_are_asked_for_once()
    {
        await using var room = new TestRoom();
        var (ann, bob) = (await room.JoinAsync("ann"), await room.JoinAsync("bob"));
        for (var i = 0; i < 3; i++)
        {
            await ann.PublishAsync(MediaKind.Video, TrackSource.Camera, $"v{i}");
        }

        Assert.Equal(["offer wanted: 0 0", "offer wanted: 0 1", "offer wanted: 0 1"], bob.Heard.Where(IsWish));
        bob.Sections.AddReceivers(0, 2);
        var outcome = await bob.OfferAsync();

        Assert.Equal(3, outcome.TrackByMid.Count);
        Assert.Equal(3, outcome.TrackByMid.Values.Distinct().Count());
        Assert.Equal(3, bob.Heard.Count(IsWish));
    }

    [Fact]
    public async Task A_section_rests_once_before_it_carries_another_track_under_another_ssrc()
    {
        await using var room = new TestRoom();
        var (ann, bob) = (await room.JoinAsync("ann"), await room.JoinAsync("bob"));
        var first = await ann.PublishAsync(MediaKind.Video, TrackSource.ScreenShare, "s1");
        var before = Ssrcs(await bob.FollowAsync());
        ann.Sections.Stop(first);
        await ann.OfferAsync();
        await ann.PublishAsync(MediaKind.Video, TrackSource.ScreenShare, "s2");
        var resting = await bob.OfferAsync();
        var carrying = await bob.FollowAsync();

        Assert.Equal("inactive", Guest.Direction(resting, "1"));
        Assert.Empty(resting.TrackByMid);
        Assert.Equal("sendonly", Guest.Direction(carrying, "1"));
        Assert.Equal(bob.Known["ann"].Tracks.Single().Sid, carrying.TrackByMid["1"]);
        Assert.Empty(Ssrcs(carrying).Intersect(before));
    }

    [Fact]
    public async Task Whoever_does_not_want_tracks_gets_those_that_it_asks_for()
    {
        await using var room = new TestRoom();
        var ann = await room.JoinAsync("ann");
        await ann.PublishAsync(MediaKind.Audio, TrackSource.Microphone);
        await ann.PublishAsync(MediaKind.Video, TrackSource.Camera);
        var bob = await room.JoinAsync("bob", request => request with { AutoSubscribe = false });
        Assert.Empty((await bob.OfferAsync()).TrackByMid);
        var audio = bob.Known["ann"].Tracks.Single(track => track.Kind == MediaKind.Audio).Sid;

        bob.Session.Subscribe([audio, "TR_none"], true);
        await room.SettleAsync();
        Assert.Equal([audio], (await bob.FollowAsync()).TrackByMid.Values);
        bob.Session.Subscribe([audio], false);
        await room.SettleAsync();
        Assert.Empty((await bob.FollowAsync()).TrackByMid);
    }

    [Fact]
    public async Task Whoever_may_not_subscribe_gets_nothing()
    {
        await using var room = new TestRoom();
        var ann = await room.JoinAsync("ann");
        await ann.PublishAsync(MediaKind.Audio, TrackSource.Microphone);
        var deaf = await room.JoinAsync("deaf", request => request with { Permissions = new() { CanSubscribe = false } });
        deaf.Session.Subscribe([deaf.Known["ann"].Tracks[0].Sid], true);
        await room.SettleAsync();

        Assert.Empty((await deaf.OfferAsync()).TrackByMid);
        Assert.Null(deaf.Wanted);
    }

    [Fact]
    public async Task Tracks_of_whoever_left_are_received_no_more()
    {
        await using var room = new TestRoom();
        var (ann, bob) = (await room.JoinAsync("ann"), await room.JoinAsync("bob"));
        await ann.PublishAsync(MediaKind.Audio, TrackSource.Microphone);
        await bob.FollowAsync();
        ann.Session.Leave(LeaveReason.ConnectionLost);
        await room.SettleAsync();

        Assert.Equal(["ann left: ConnectionLost", "offer wanted: 0 0"], bob.Heard[^2..]);
        var outcome = await bob.FollowAsync();
        Assert.Empty(outcome.TrackByMid);
        Assert.Equal("inactive", Guest.Direction(outcome, "0"));
    }

    [Fact]
    public async Task A_viewer_with_one_offer_gets_prepared_sections_that_tracks_fill_later()
    {
        await using var room = new TestRoom();
        var (viewer, _) = await room.TryJoinAsync("viewer", request => request with { SingleOffer = true });
        viewer.Sections.AddReceivers(1, 1);
        var outcome = await viewer.OfferAsync();
        Assert.Equal("sendonly", Guest.Direction(outcome, "0"));
        Assert.Equal("sendonly", Guest.Direction(outcome, "1"));

        var ann = await room.JoinAsync("ann");
        await ann.PublishAsync(MediaKind.Video, TrackSource.Camera);

        Assert.Single(ann.Heard, "subscribed ann-Camera");
        Assert.Null(viewer.Wanted);
    }

    [Theory]
    [InlineData(2, 0, 0, null)]
    [InlineData(1, 0, 0, 1)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(2, 160, 90, 0)]
    [InlineData(2, 321, 181, 1)]
    [InlineData(2, 640, 360, 1)]
    [InlineData(2, 641, 361, null)]
    [InlineData(2, 4000, 4000, null)]
    public void The_layer_is_the_lowest_that_fills_the_size_or_has_the_quality(int quality, int width, int height, int? layer)
    {
        TrackLayer[] layers =
        [
            new(2, 1280, 720, 0, "f"), new(0, 320, 180, 0, "q"), new(1, 640, 360, 0, "h"),
        ];
        var settings = new TrackSettings { Quality = quality, Width = width, Height = height };

        Assert.Equal(layer, settings.Layer(layers));
        Assert.Null(settings.Layer([]));
    }

    private static bool IsWish(string heard) => heard.StartsWith("offer wanted", StringComparison.Ordinal);

    private static HashSet<string> Ssrcs(NegotiationOutcome outcome) =>
        [.. outcome.Answer.Split("\r\n").Where(line => line.StartsWith("a=ssrc:", StringComparison.Ordinal)).Select(line => line.Split(' ')[0])];
}
