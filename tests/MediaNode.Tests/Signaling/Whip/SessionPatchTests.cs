using System.Net;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Tests.PeerConnections.Negotiation;

namespace SfuPlatform.MediaNode.Tests.Signaling.Whip;

public class SessionPatchTests(WhipHost host) : IClassFixture<WhipHost>
{
    private const string Fragment = "application/trickle-ice-sdpfrag";
    private const string Candidates = "a=ice-ufrag:jUuH\r\na=ice-pwd:w4dCLAGyuPbfJZmbEsHKQU\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\na=mid:0\r\n"
        + "a=candidate:1 1 udp 1 192.0.2.9 5000 typ host\r\n";

    private const string NewCredentials = "a=ice-ufrag:nEwUf\r\na=ice-pwd:newpasswordnewpassword\r\n";

    [Fact]
    public async Task Candidates_of_the_session_in_force_are_taken()
    {
        var (session, tag) = await StartAsync("trickler");

        Assert.Equal(HttpStatusCode.NoContent, (await PatchAsync(session, Candidates, tag)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await PatchAsync(session, "a=end-of-candidates\r\n", tag)).StatusCode);
    }

    [Fact]
    public async Task New_credentials_restart_ice_under_a_new_tag()
    {
        var (session, tag) = await StartAsync("restarter");
        var restarted = await PatchAsync(session, NewCredentials, "*");
        var text = await restarted.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, restarted.StatusCode);
        Assert.Equal(Fragment, restarted.Content.Headers.ContentType!.MediaType);
        Assert.NotEqual(tag, restarted.Headers.ETag!.Tag);
        Assert.True(IceFragment.TryParse(text, out var fragment, out _));
        Assert.Equal($"\"{fragment.UserFragment}\"", restarted.Headers.ETag.Tag);
        Assert.Contains("a=candidate:1 1 udp 2130706431 192.0.2.1 7882 typ host", text, StringComparison.Ordinal);
        Assert.StartsWith("a=ice-lite", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PatchAsync(session, Candidates, tag)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await PatchAsync(session, NewCredentials, restarted.Headers.ETag.Tag)).StatusCode);
    }

    [Fact]
    public async Task What_is_of_no_session_is_refused()
    {
        var (session, tag) = await StartAsync("confused");

        Assert.Equal(HttpStatusCode.PreconditionRequired, (await PatchAsync(session, Candidates, null)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PatchAsync(session, Candidates, "\"other\"")).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await PatchAsync(session, NewCredentials, tag)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PatchAsync(session, "hello", tag)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PatchAsync("/whip/team/none", Candidates, tag)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PatchAsync(session, "a=ice-ufrag:x\r\na=ice-pwd:y\r\n", "*")).StatusCode);
        var json = await host.SendAsync(HttpMethod.Patch, session, host.Token("x"), "{}", "application/json", tag);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, json.StatusCode);
        Assert.Equal(Fragment, json.Headers.GetValues("Accept-Patch").Single());
    }

    [Fact]
    public async Task Beyond_the_limit_clients_are_asked_to_come_again()
    {
        while (host.Sessions.Count < 20)
        {
            await StartAsync($"many-{host.Sessions.Count}");
        }

        var answer = await host.PostAsync("/whip/team", Offers.Obs, host.Token("late"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        await host.Rooms.CloseAsync(WhipHost.RoomName, MediaNode.Rooms.Participants.LeaveReason.RoomEnded);
        host.Rooms.Open(new() { Name = WhipHost.RoomName, DisplayName = "Team" });
        Assert.Equal(0, host.Sessions.Count);
    }

    private Task<HttpResponseMessage> PatchAsync(string session, string body, string? ifMatch) =>
        host.SendAsync(HttpMethod.Patch, session, host.Token("x"), body, Fragment, ifMatch);

    private async Task<(string Session, string Tag)> StartAsync(string identity)
    {
        var answer = await host.PostAsync("/whip/team", Offers.Obs, host.Token(identity));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (answer.Headers.Location!.OriginalString, answer.Headers.ETag!.Tag);
    }
}
