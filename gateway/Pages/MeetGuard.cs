using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.Store;
using SfuPlatform.Gateway.Access;
using SfuPlatform.Gateway.Directory;

namespace SfuPlatform.Gateway.Pages;

/// <summary>Stands before the calls of the join page: counts them, and words what goes wrong.</summary>
internal sealed class MeetGuard(RateLimits limits) : IEndpointFilter
{
    private static readonly TimeSpan UnavailableWait = TimeSpan.FromSeconds(5);

    /// <summary>The room that the path names.</summary>
    /// <exception cref="RefusedException">No room can have that name.</exception>
    public static RoomName RoomOf(HttpContext context) =>
        RoomName.TryParse(RequestPath.Segment(context, 1), out var room, out _) ? room : throw new RefusedException(Refusal.NotFound);

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        if (limits.CountJoin(CallerAddress.Of(http)) is { } wait)
        {
            return Answer(http, Refusal.TooMany, wait);
        }

        try
        {
            return await next(context);
        }
        catch (RefusedException e)
        {
            return Answer(http, e.Refusal, e.RetryAfter);
        }
        catch (Exception e) when (e is JsonException or BadHttpRequestException)
        {
            return Answer(http, Refusal.BadRequest, null);
        }
        catch (Exception e) when (e is StoreUnavailableException or ConflictException or RoomUnavailableException)
        {
            return Answer(http, Refusal.Unavailable, UnavailableWait);
        }
    }

    private static JsonHttpResult<RefusalBody> Answer(HttpContext http, Refusal refusal, TimeSpan? wait)
    {
        if (wait is { } seconds)
        {
            http.Response.Headers.RetryAfter =
                Math.Max(1, (int)Math.Ceiling(seconds.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return TypedResults.Json(new RefusalBody(refusal.Error, refusal.Code), statusCode: refusal.Status);
    }
}
