using SfuPlatform.Crds.Store;
using SfuPlatform.Gateway.Access;
using SfuPlatform.Gateway.Api.LenientJson;
using SfuPlatform.Gateway.Directory;

namespace SfuPlatform.Gateway.Api;

/// <summary>Stands before every endpoint: is it on, is the key good, is it called too often; and words what goes wrong.</summary>
internal sealed class ApiGuard(ApiEndpoint endpoint, EndpointSwitches switches, ApiKeys keys, RateLimits limits) : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!switches.IsOn(endpoint))
        {
            return endpoint is ApiEndpoint.Stats or ApiEndpoint.MeetingEnd
                ? ApiErrors.FailureOf(StatusCodes.Status403Forbidden, ApiErrors.Disabled)
                : ApiErrors.Of(StatusCodes.Status403Forbidden, ApiErrors.Disabled);
        }

        // Wrong keys share one allowance, so that trying keys does not buy more tries.
        var key = ApiKeys.Presented(http.Request);
        var isValid = keys.IsValid(key);
        if (limits.CountRequest(isValid ? key : "", CallerAddress.Of(http)) is { } wait)
        {
            ApiErrors.RetryAfter(http.Response, wait);
            return ApiErrors.Of(StatusCodes.Status429TooManyRequests, ApiErrors.TooMany);
        }

        return isValid ? await AnswerAsync(context, next) : ApiErrors.Of(StatusCodes.Status403Forbidden, ApiErrors.Unauthorized);
    }

    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (BadRequestException e)
        {
            return ApiErrors.Of(StatusCodes.Status400BadRequest, e.Message);
        }
        catch (Exception e) when (e is StoreUnavailableException or ConflictException or RoomUnavailableException)
        {
            ApiErrors.RetryAfter(context.HttpContext.Response, ApiErrors.UnavailableWait);
            return ApiErrors.Of(StatusCodes.Status503ServiceUnavailable, ApiErrors.Unavailable);
        }
    }
}
