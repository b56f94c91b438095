namespace SfuPlatform.Gateway.Proxy;

/// <summary>
/// Lets pages of any origin connect: a token is what counts, and no cookie is ever read. LiveKit's client takes an answer
/// that it may not read for a server that is away, and asks again and again.
/// </summary>
internal static class CrossOrigin
{
    /// <summary>Says so on whatever is answered, by us or by a node.</summary>
    public static void Allow(HttpContext context) => context.Response.OnStarting(() =>
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "Location, Link, ETag, Accept-Patch, Retry-After";
        return Task.CompletedTask;
    });

    /// <summary>Answers what a browser asks before it sends, and what a WHIP client asks to learn what is taken (RFC 9725).</summary>
    public static Task AnswerOptions(HttpContext context)
    {
        var asked = context.Request.Headers.AccessControlRequestHeaders;
        var headers = context.Response.Headers;
        headers.AccessControlAllowMethods = "OPTIONS, GET, POST, PATCH, DELETE";
        headers.AccessControlAllowHeaders = asked.Count > 0 ? asked : "Authorization, Content-Type, If-Match";
        headers.AccessControlMaxAge = "86400";
        headers["Accept-Post"] = "application/sdp";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
