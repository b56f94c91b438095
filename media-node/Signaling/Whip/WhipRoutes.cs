using Microsoft.AspNetCore.Http.HttpResults;

namespace SfuPlatform.MediaNode.Signaling.Whip;

/// <summary>Services and paths of WHIP and WHEP.</summary>
internal static class WhipRoutes
{
    /// <summary>Adds the services; needs <c>RoomRegistry</c>, <c>AccessTokens</c> and <c>SignalingSettings</c>.</summary>
    public static IServiceCollection AddWhip(this IServiceCollection services, int maxSessions = SignalingLimits.WhipSessions) =>
        services.AddSingleton(new WhipSessions(maxSessions)).AddSingleton<SessionStart>().AddSingleton<SessionResource>();

    /// <summary>Maps the paths.</summary>
    public static void MapWhip(this IEndpointRouteBuilder app)
    {
        app.MapPost($"/{WhipEndpoint.Protocol}/{{room}}", WhipEndpoint.PostAsync);
        app.MapPost($"/{WhepEndpoint.Protocol}/{{room}}", WhepEndpoint.PostAsync);
        foreach (var protocol in (string[])[WhipEndpoint.Protocol, WhepEndpoint.Protocol])
        {
            var session = $"/{protocol}/{{room}}/{{session}}";
            app.MapDelete(
                session,
                (HttpRequest request, string room, string session, SessionResource resource) =>
                    resource.DeleteAsync(request, room, session));
            app.MapPatch(
                session,
                (HttpContext context, string room, string session, SessionResource resource) =>
                    resource.PatchAsync(context, room, session));
            app.MapMethods($"/{protocol}/{{room}}/{{session?}}", [HttpMethods.Options], AnswerOptions);
        }
    }

    // RFC 9725 section 4.2: what an endpoint takes can be asked without a token.
    private static NoContent AnswerOptions(HttpContext context)
    {
        context.Response.Headers["Accept-Post"] = WhipMedia.Description;
        context.Response.Headers["Accept-Patch"] = WhipMedia.Fragment;
        return TypedResults.NoContent();
    }
}
