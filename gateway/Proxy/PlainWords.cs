using Microsoft.AspNetCore.Mvc;

namespace SfuPlatform.Gateway.Proxy;

/// <summary>How the gateway itself answers where a node would have: LiveKit's clients read text, WHIP's a problem (RFC 9457).</summary>
internal static class PlainWords
{
    /// <summary>A text.</summary>
    public static Task WriteAsync(HttpContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(words);
    }

    /// <summary>A problem.</summary>
    public static Task WriteProblemAsync(HttpContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return context.Response.WriteAsJsonAsync(
            new ProblemDetails { Status = status, Title = words }, options: null, contentType: "application/problem+json");
    }
}
