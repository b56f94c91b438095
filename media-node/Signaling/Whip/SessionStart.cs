using SfuPlatform.Crds.Access;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rooms;
using SfuPlatform.MediaNode.Rooms.Participants;

namespace SfuPlatform.MediaNode.Signaling.Whip;

/// <summary>
/// Begins a session by its one offer, for WHIP and WHEP alike: authorise, read, judge the offer, join, answer. Nobody joins
/// whose offer cannot be answered.
/// </summary>
internal sealed class SessionStart(
    RoomRegistry rooms,
    AccessTokens tokens,
    WhipSessions sessions,
    SignalingSettings settings,
    ILogger<SessionStart> logger)
{
    /// <summary>Answers the offer in the request, or says why not.</summary>
    public async Task<IResult> RunAsync(HttpContext context, string protocol, string roomName, SessionRole role)
    {
        var (started, problem) = await TryRunAsync(context, roomName, role);
        if (started is not { } pair)
        {
            WhipLog.Refused(logger, protocol, roomName, problem!.Status, problem.Detail);
            return problem;
        }

        var headers = context.Response.Headers;
        headers.Location = $"/{protocol}/{Uri.EscapeDataString(roomName)}/{pair.Session.Id}";
        headers.ETag = pair.Session.EntityTag;
        headers["Accept-Patch"] = WhipMedia.Fragment;
        headers.Link = settings.IceServers.SelectMany(Links).ToArray();
        return TypedResults.Text(pair.Answer, WhipMedia.Description, statusCode: StatusCodes.Status201Created);
    }

    // RFC 9725 section 4.6: a header for each URL.
    private static IEnumerable<string> Links(IceServer server) => server.Urls.Select(url => server.Username.Length == 0
        ? $"<{url}>; rel=\"ice-server\""
        : $"<{url}>; rel=\"ice-server\"; username=\"{server.Username}\"; credential=\"{server.Credential}\"; credential-type=\"password\"");

    private async Task<((WhipSession Session, string Answer)?, WhipProblem?)> TryRunAsync(
        HttpContext context, string roomName, SessionRole role)
    {
        var (token, problem) = await WhipCaller.FindAsync(context.Request, tokens, roomName);
        if (token is null)
        {
            return (null, problem);
        }

        if (!role.IsAllowed(token))
        {
            return Refuse(StatusCodes.Status403Forbidden, role.Forbidden);
        }

        if (!WhipMedia.IsOf(context.Request, WhipMedia.Description))
        {
            return Refuse(StatusCodes.Status415UnsupportedMediaType, "the offer must be application/sdp");
        }

        if (!WhipMedia.Accepts(context.Request, WhipMedia.Description))
        {
            return Refuse(StatusCodes.Status406NotAcceptable, "the answer is application/sdp, which the request does not accept");
        }

        if (await WhipMedia.ReadAsync(context.Request, context.RequestAborted) is not { } sdp)
        {
            return Refuse(StatusCodes.Status413PayloadTooLarge, "the offer is too long");
        }

        if (Judge(sdp, role) is { } unfit)
        {
            return (null, unfit);
        }

        if (rooms.Find(roomName) is not { } room)
        {
            return Refuse(StatusCodes.Status404NotFound, Admission.Words(Refusal.NotFound));
        }

        return sessions.AreFull
            ? Refuse(StatusCodes.Status503ServiceUnavailable, "this node has as many sessions as it takes; come again later")
            : await JoinAsync(room, token, sdp, role);
    }

    private async Task<((WhipSession Session, string Answer)?, WhipProblem?)> JoinAsync(
        Room room, AccessToken token, string sdp, SessionRole role)
    {
        var listener = new WhipListener();
        var (member, refusal) = await room.JoinAsync(role.Request(token), listener);
        if (member is null)
        {
            var status = refusal switch
            {
                Refusal.NotFound => StatusCodes.Status404NotFound,
                Refusal.Locked => StatusCodes.Status403Forbidden,
                _ => StatusCodes.Status409Conflict,
            };
            return Refuse(status, Admission.Words(refusal ?? Refusal.NotFound));
        }

        var outcome = await member.NegotiateAsync(sdp);
        if (outcome is null || outcome.Error is not null)
        {
            member.Leave(LeaveReason.ClientInitiated);
            return outcome?.Error is { } error
                ? (null, ProblemOf(error))
                : Refuse(StatusCodes.Status503ServiceUnavailable, "the room let the session go before it was answered");
        }

        var session = new WhipSession(room.Name, member, sdp, outcome.Answer);
        sessions.Add(session, listener.Left);
        return ((session, outcome.Answer), null);
    }

    private static WhipProblem? Judge(string sdp, SessionRole role)
    {
        if (!OfferReader.TryRead(sdp, null, out var offer, out var error))
        {
            return ProblemOf(error);
        }

        return offer.Sections.Any(role.IsServed)
            ? null
            : new WhipProblem(StatusCodes.Status422UnprocessableEntity, role.NothingServed);
    }

    private static WhipProblem ProblemOf(NegotiationError error) => new(
        error.Fault == NegotiationFault.Malformed ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity,
        error.Message);

    private static ((WhipSession, string)?, WhipProblem?) Refuse(int status, string words) => (null, new WhipProblem(status, words));
}
