using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using SfuPlatform.Crds.Naming;
using SfuPlatform.Gateway.Access;

namespace SfuPlatform.Gateway.Pages;

/// <summary>Home, the join pages and their files. One HTML file serves all pages; its script reads the address.</summary>
internal static class PageRoutes
{
    private const string Home = "/";
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps pages, files, and the calls that the pages make.</summary>
    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapMethods(Home, Reading, Index).ExcludeFromDescription();
        app.MapMethods("/join", Reading, JoinByQueryAsync).ExcludeFromDescription();
        app.MapMethods("/join/{room}", Reading, JoinByPathAsync).ExcludeFromDescription();
        app.MapMethods("/assets/{**path}", Reading, Asset).ExcludeFromDescription();
        app.MapMethods("/{room}", Reading, AssetOrRoom).ExcludeFromDescription();
        app.MapMeet();
    }

    private static IResult Index(HttpContext context, WebAssets assets, PageHeaders headers) => Serve(context, assets, headers, WebAssets.IndexPath);

    private static Task<IResult> JoinByQueryAsync(HttpContext context, WebAssets assets, PageHeaders headers, JoinTokens tokens) =>
        JoinAsync(context, context.Request.Query["room"], assets, headers, tokens);

    private static Task<IResult> JoinByPathAsync(HttpContext context, WebAssets assets, PageHeaders headers, JoinTokens tokens) =>
        JoinAsync(context, RequestPath.LastSegment(context), assets, headers, tokens);

    private static async Task<IResult> JoinAsync(
        HttpContext context, StringValues room, WebAssets assets, PageHeaders headers, JoinTokens tokens)
    {
        if (!RoomName.TryParse(room.ToString(), out _, out _))
        {
            return TypedResults.Redirect(Home);
        }

        var token = context.Request.Query["token"].ToString();
        var isRefused = token.Length > 0 && (await tokens.VerifyAsync(token)).Status != JoinTokenStatus.Valid;

        // The page says itself why: it asks for a session with the same token.
        return Serve(context, assets, headers, WebAssets.IndexPath, isRefused ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK);
    }

    private static IResult Asset(HttpContext context, WebAssets assets, PageHeaders headers) =>
        Serve(context, assets, headers, context.Request.Path.Value!);

    private static IResult AssetOrRoom(HttpContext context, WebAssets assets, PageHeaders headers)
    {
        if (assets.Find(context.Request.Path.Value!) is not null)
        {
            return Asset(context, assets, headers);
        }

        return RoomName.TryParse(RequestPath.LastSegment(context), out var room, out _)
            ? TypedResults.Redirect($"/join/{Uri.EscapeDataString(room.Value)}{context.Request.QueryString.ToUriComponent()}")
            : TypedResults.Redirect(Home);
    }

    private static IResult Serve(HttpContext context, WebAssets assets, PageHeaders headers, string path, int status = StatusCodes.Status200OK)
    {
        if (assets.Find(path) is not { } asset)
        {
            return TypedResults.Text("Not found", statusCode: StatusCodes.Status404NotFound);
        }

        headers.Apply(context.Response.Headers);
        if (status != StatusCodes.Status200OK)
        {
            context.Response.Headers.CacheControl = "no-store";
            context.Response.StatusCode = status;
            return TypedResults.Content(System.Text.Encoding.UTF8.GetString(asset.Content), asset.ContentType, statusCode: status);
        }

        context.Response.Headers.CacheControl = asset.IsImmutable ? "public, max-age=31536000, immutable" : "no-cache";
        return TypedResults.Bytes(asset.Content, asset.ContentType, entityTag: new EntityTagHeaderValue(asset.ETag));
    }
}
