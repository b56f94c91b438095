using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;

namespace SfuPlatform.Gateway.Pages;

/// <summary>The calls that the join page makes of its own origin.</summary>
internal static class MeetRoutes
{
    private const int MaxBodyBytes = 64 * 1024;

    /// <summary>Maps them.</summary>
    public static void MapMeet(this IEndpointRouteBuilder app)
    {
        var meet = app.MapGroup("/meet/{room}").AddEndpointFilter<MeetGuard>().ExcludeFromDescription();
        meet.MapGet("", SummaryApi.GetAsync);
        meet.MapPost("/session", SessionApi.CreateAsync);
        meet.MapPost("/moderation", ModerationApi.ActAsync);
    }

    /// <summary>Reads the body of a call.</summary>
    /// <exception cref="RefusedException">It is too large or not JSON.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        if (request.ContentLength > MaxBodyBytes || !request.HasJsonContentType())
        {
            throw new RefusedException(Refusal.BadRequest);
        }

        // A body of untold length is cut off by the server, as a BadHttpRequestException, once it is too large.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBodyBytes;
        }

        return await JsonSerializer.DeserializeAsync<T>(request.Body, JsonSerializerOptions.Web, request.HttpContext.RequestAborted)
            ?? throw new RefusedException(Refusal.BadRequest);
    }
}
