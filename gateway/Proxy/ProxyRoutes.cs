namespace SfuPlatform.Gateway.Proxy;

/// <summary>The paths that lead to media nodes.</summary>
internal static class ProxyRoutes
{
    /// <summary>Maps them.</summary>
    public static void MapSignaling(this IEndpointRouteBuilder app)
    {
        var paths = app.MapGroup("").AddEndpointFilter(async (context, next) =>
        {
            CrossOrigin.Allow(context.HttpContext);
            return await next(context);
        }).ExcludeFromDescription();

        paths.MapGet("/rtc/v1", (HttpContext context, SignalingProxy proxy) => proxy.ForwardRtcAsync(context));
        paths.MapGet("/rtc/v1/validate", (HttpContext context, SignalingProxy proxy) => proxy.ForwardRtcAsync(context));
        paths.MapGet("/rtc", RefuseTwoConnections);
        paths.MapGet("/rtc/validate", RefuseTwoConnections);
        foreach (var protocol in (string[])["/whip", "/whep"])
        {
            paths.MapPost(protocol + "/{room}", (HttpContext context, SignalingProxy proxy) => proxy.ForwardWhipAsync(context));
            paths.MapMethods(
                protocol + "/{room}/{session}",
                [HttpMethods.Get, HttpMethods.Patch, HttpMethods.Delete],
                (HttpContext context, SignalingProxy proxy) => proxy.ForwardWhipSessionAsync(context));
            paths.MapMethods(protocol + "/{room}/{session?}", [HttpMethods.Options], (HttpContext context) => CrossOrigin.AnswerOptions(context));
        }
    }

    // Not 404: from that a LiveKit client concludes that it should try this very path, and so without end.
    private static Task RefuseTwoConnections(HttpContext context) => PlainWords.WriteAsync(
        context, StatusCodes.Status403Forbidden, "this server speaks /rtc/v1 (one peer connection); /rtc is not served");
}
