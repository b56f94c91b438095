using Microsoft.Net.Http.Headers;
using SfuPlatform.Crds.Access;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rooms.Participants;

namespace SfuPlatform.MediaNode.Signaling.Whip;

/// <summary>
/// <c>/whip/{room}/{session}</c> and <c>/whep/…</c>: DELETE ends the session; PATCH takes trickled candidates (which the
/// lite side does not need) and restarts ICE (RFC 9725 section 4.3). All else is 405.
/// </summary>
internal sealed class SessionResource(WhipSessions sessions, AccessTokens tokens)
{
    /// <summary>Ends the session.</summary>
    public async Task<IResult> DeleteAsync(HttpRequest request, string room, string session)
    {
        var (found, problem) = await FindAsync(request, room, session);
        if (found is null)
        {
            return problem!;
        }

        sessions.Remove(found);
        found.Member.Leave(LeaveReason.ClientInitiated);
        return TypedResults.Ok();
    }

    /// <summary>Takes candidates, or restarts ICE.</summary>
    public async Task<IResult> PatchAsync(HttpContext context, string room, string session)
    {
        var request = context.Request;
        var (found, problem) = await FindAsync(request, room, session);
        if (found is null)
        {
            return problem!;
        }

        if (!WhipMedia.IsOf(request, WhipMedia.Fragment))
        {
            return new WhipProblem(StatusCodes.Status415UnsupportedMediaType, $"the body must be {WhipMedia.Fragment}");
        }

        var expected = request.Headers.IfMatch.ToString();
        if (expected.Length == 0)
        {
            return new WhipProblem(StatusCodes.Status428PreconditionRequired, "If-Match is needed: the session's ETag, or * to restart ICE");
        }

        if (await WhipMedia.ReadAsync(request, context.RequestAborted) is not { } body)
        {
            return new WhipProblem(StatusCodes.Status413PayloadTooLarge, "the body is too long");
        }

        if (!IceFragment.TryParse(body, out var fragment, out var error))
        {
            return new WhipProblem(StatusCodes.Status400BadRequest, error);
        }

        if (expected == EntityTagHeaderValue.Any.Tag && fragment.HasCredentials && !found.IsOfThisIceSession(fragment))
        {
            return await RestartAsync(context, found, fragment);
        }

        return (expected == EntityTagHeaderValue.Any.Tag || expected == found.EntityTag) && found.IsOfThisIceSession(fragment)
            ? TypedResults.NoContent()
            : new WhipProblem(StatusCodes.Status412PreconditionFailed, "this is of another ICE session than the one in force");
    }

    private static async Task<IResult> RestartAsync(HttpContext context, WhipSession session, IceFragment fragment)
    {
        var (answer, problem) = await session.RestartAsync(fragment);
        if (answer is null)
        {
            return problem!;
        }

        context.Response.Headers.ETag = session.EntityTag;
        return TypedResults.Text(IceFragment.OfAnswer(answer), WhipMedia.Fragment);
    }

    private async Task<(WhipSession? Session, WhipProblem? Problem)> FindAsync(HttpRequest request, string room, string id)
    {
        var (token, problem) = await WhipCaller.FindAsync(request, tokens, room);
        if (token is null)
        {
            return (null, problem);
        }

        return sessions.Find(room, id) is { } session
            ? (session, null)
            : (null, new WhipProblem(StatusCodes.Status404NotFound, "there is no such session"));
    }
}
