using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;
using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Tests.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Tests.Sdp;

namespace SfuPlatform.MediaNode.Tests.Signaling.Whip;

public class WhipTests(WhipHost host) : IClassFixture<WhipHost>
{
    private const string Whip = "/whip/" + WhipHost.RoomName;
    private const string Whep = "/whep/" + WhipHost.RoomName;

    [Fact]
    public async Task An_offer_to_publish_is_answered_and_its_tracks_are_a_participants()
    {
        var answer = await host.PostAsync(Whip, Offers.Obs, host.Token("obs"));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("application/sdp", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith(Whip + "/", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.False(answer.Headers.ETag!.IsWeak);
        Assert.Equal(
            [
                "<stun:stun.example.org>; rel=\"ice-server\"",
                "<turn:turn.example.org>; rel=\"ice-server\"; username=\"user\"; credential=\"secret\"; credential-type=\"password\"",
                "<turns:turn.example.org>; rel=\"ice-server\"; username=\"user\"; credential=\"secret\"; credential-type=\"password\"",
            ],
            answer.Headers.GetValues("Link"));
        Assert.True(SdpParser.TryParse(await answer.Content.ReadAsStringAsync(), out var sdp, out _));
        Assert.All(sdp.Media, media => Assert.True(media.Attributes.Has("recvonly")));
        var participant = await ParticipantAsync("obs");
        Assert.Equal(2, participant!.Tracks.Count);
        Assert.False(participant.Presenter);
    }

    [Fact]
    public async Task Ending_a_session_ends_its_participant_and_its_url()
    {
        var token = host.Token("leaver");
        var session = (await host.PostAsync(Whip, Offers.Obs, token)).Headers.Location!.OriginalString;
        var ended = await host.SendAsync(HttpMethod.Delete, session, token);

        Assert.Equal(HttpStatusCode.OK, ended.StatusCode);
        Assert.Null(await ParticipantAsync("leaver"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Delete, session, token)).StatusCode);
    }

    [Fact]
    public async Task A_viewer_that_comes_first_is_answered_with_sections_to_be_filled()
    {
        var answer = await host.PostAsync(Whep, Recorded.Offer("chromium-whep"), host.Token("viewer"));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.True(SdpParser.TryParse(await answer.Content.ReadAsStringAsync(), out var sdp, out _));
        Assert.All(sdp.Media, media => Assert.True(media.Attributes.Has("sendonly")));
        Assert.All(sdp.Media, media => Assert.NotEmpty(media.Attributes.Values("ssrc")));
        Assert.Empty((await ParticipantAsync("viewer"))!.Tracks);
    }

    [Fact]
    public async Task A_viewer_that_offers_both_ways_receives_and_publishes_nothing()
    {
        var answer = await host.PostAsync(Whep, Recorded.Offer("aiortc-whip"), host.Token("both"));

        Assert.True(SdpParser.TryParse(await answer.Content.ReadAsStringAsync(), out var sdp, out _));
        Assert.All(sdp.Media, media => Assert.True(media.Attributes.Has("sendonly")));
        Assert.Empty((await ParticipantAsync("both"))!.Tracks);
    }

    [Fact]
    public async Task A_source_that_the_token_does_not_grant_is_not_published()
    {
        var token = host.Token("speaker", grant => grant with { CanPublishSources = ["microphone"] });
        var answer = await host.PostAsync(Whip, Offers.Obs, token);

        Assert.True(SdpParser.TryParse(await answer.Content.ReadAsStringAsync(), out var sdp, out _));
        Assert.True(sdp.Media[1].Attributes.Has("inactive"));
        Assert.Single((await ParticipantAsync("speaker"))!.Tracks);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("not a token", HttpStatusCode.Unauthorized)]
    public async Task Without_a_good_token_nothing_is_served(string? token, HttpStatusCode status)
    {
        var answer = await host.PostAsync(Whip, Offers.Obs, token);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        await AssertProblemAsync(answer);
        Assert.Equal(status, (await host.SendAsync(HttpMethod.Delete, Whip + "/x", token)).StatusCode);
    }

    [Fact]
    public async Task A_token_that_does_not_grant_it_is_refused()
    {
        await RefusedAsync(Whip, host.Token("x", grant => grant with { Room = "other" }));
        await RefusedAsync(Whip, host.Token("x", grant => grant with { RoomJoin = false }));
        await RefusedAsync(Whip, host.Token("x", grant => grant with { CanPublish = false }));
        await RefusedAsync(Whep, host.Token("x", grant => grant with { CanSubscribe = false }));

        async Task RefusedAsync(string path, string token)
        {
            var answer = await host.PostAsync(path, Offers.Obs, token);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            await AssertProblemAsync(answer);
        }
    }

    [Theory]
    [InlineData("v=0", HttpStatusCode.BadRequest)]
    [InlineData("hello", HttpStatusCode.BadRequest)]
    [InlineData("no mux", HttpStatusCode.UnprocessableEntity)]
    [InlineData("no codec", HttpStatusCode.UnprocessableEntity)]
    [InlineData("too long", HttpStatusCode.RequestEntityTooLarge)]
    public async Task An_offer_that_cannot_be_answered_is_refused_in_words_and_nobody_joins(string kind, HttpStatusCode status)
    {
        var offer = kind switch
        {
            "no mux" => Offers.Obs.Replace("a=rtcp-mux", "", StringComparison.Ordinal),
            "no codec" => Offers.Audio("0", "a=rtpmap:0 PCMU/8000"),
            "too long" => new string('x', 300_000),
            _ => kind,
        };
        var answer = await host.PostAsync(Whip, offer, host.Token("hopeless"));

        Assert.Equal(status, answer.StatusCode);
        await AssertProblemAsync(answer);
        Assert.Null(await ParticipantAsync("hopeless"));
    }

    [Fact]
    public async Task An_offer_that_only_receives_cannot_be_published_and_one_that_only_sends_cannot_watch()
    {
        var publishing = await host.PostAsync(Whip, Recorded.Offer("chromium-whep"), host.Token("x"));
        var watching = await host.PostAsync(Whep, Offers.Obs, host.Token("x"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, publishing.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, watching.StatusCode);
    }

    [Fact]
    public async Task Bodies_and_answers_are_sdp()
    {
        var wrongBody = await host.PostAsync(Whip, "{}", host.Token("x"), "application/json");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, wrongBody.StatusCode);
        Assert.Equal("application/sdp", wrongBody.Headers.GetValues("Accept-Post").Single());

        var wrongAnswer = await host.SendAsync(HttpMethod.Post, Whip, host.Token("x"), Offers.Obs, accept: "application/json");
        Assert.Equal(HttpStatusCode.NotAcceptable, wrongAnswer.StatusCode);
    }

    [Fact]
    public async Task A_room_that_is_not_open_here_is_not_found()
    {
        var answer = await host.PostAsync("/whip/nowhere", Offers.Obs, host.Token("x", grant => grant with { Room = "nowhere" }));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_room_that_takes_nobody_more_says_why()
    {
        host.Rooms.Open(new RoomSettings { Name = "full", DisplayName = "", MaxParticipants = 1 });
        host.Rooms.Open(new RoomSettings { Name = "locked", DisplayName = "", Locked = true });

        Assert.Equal(HttpStatusCode.Created, (await PostAsync("full", "one")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync("full", "two")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync("locked", "one")).StatusCode);

        Task<HttpResponseMessage> PostAsync(string room, string identity) =>
            host.PostAsync("/whip/" + room, Offers.Obs, host.Token(identity, grant => grant with { Room = room }));
    }

    [Fact]
    public async Task What_is_taken_can_be_asked_without_a_token()
    {
        var answer = await host.SendAsync(HttpMethod.Options, Whip, null);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("application/sdp", answer.Headers.GetValues("Accept-Post").Single());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("POST")]
    public async Task Other_methods_on_a_session_are_not_allowed(string method) =>
        Assert.Equal(
            HttpStatusCode.MethodNotAllowed,
            (await host.SendAsync(new HttpMethod(method), Whip + "/some", host.Token("x"))).StatusCode);

    private static async Task AssertProblemAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<ProblemDetails>();
        Assert.Equal((int)answer.StatusCode, problem!.Status);
        Assert.NotEmpty(problem.Detail!);
    }

    private async Task<ParticipantInfo?> ParticipantAsync(string identity) =>
        (await host.Rooms.Find(WhipHost.RoomName)!.ParticipantsAsync()).SingleOrDefault(info => info.Identity == identity);
}
