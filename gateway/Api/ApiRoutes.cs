using SfuPlatform.Gateway.Access;
using SfuPlatform.Gateway.Api.Contracts;

namespace SfuPlatform.Gateway.Api;

/// <summary>The REST API: every path, its guard, and what the document says of it.</summary>
internal static class ApiRoutes
{
    /// <summary>Where the API lives.</summary>
    public const string Root = "/api/v1";

    /// <summary>Maps all endpoints.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root);

        api.MapGet("/stats", StatsApi.GetAsync).Guarded<StatsResponse>(ApiEndpoint.Stats);
        api.MapGet("/meetings", MeetingsApi.ListAsync).Guarded<MeetingsResponse>(ApiEndpoint.Meetings);
        api.MapPost("/meeting", MeetingApi.CreateAsync).Guarded<MeetingResponse>(ApiEndpoint.Meeting).Takes<MeetingRequest>();
        api.MapDelete("/meeting/{room}", MeetingApi.EndAsync).Guarded<MeetingEndResponse>(ApiEndpoint.MeetingEnd)
            .Takes<MeetingEndRequest>()
            .Produces<FailureResponse>(StatusCodes.Status404NotFound);
        api.MapPost("/join", JoinApi.CreateAsync).Guarded<JoinResponse>(ApiEndpoint.Join).Takes<JoinRequest>();
        api.MapPost("/token", TokenApi.CreateAsync).Guarded<TokenResponse>(ApiEndpoint.Token).Takes<TokenRequest>();
    }

    private static RouteHandlerBuilder Guarded<TResponse>(this RouteHandlerBuilder route, ApiEndpoint endpoint)
    {
        route.AddEndpointFilterFactory((context, next) =>
        {
            var guard = ActivatorUtilities.CreateInstance<ApiGuard>(context.ApplicationServices, endpoint);
            return invocation => guard.InvokeAsync(invocation, next);
        });
        return route
            .WithName(endpoint.ToString())
            .Produces<TResponse>()
            .Produces<ErrorResponse>(StatusCodes.Status403Forbidden)
            .Produces<ErrorResponse>(StatusCodes.Status429TooManyRequests)
            .Produces<ErrorResponse>(StatusCodes.Status503ServiceUnavailable);
    }

    private static RouteHandlerBuilder Takes<TRequest>(this RouteHandlerBuilder route)
        where TRequest : class => route
            .WithMetadata(new RequestShape(typeof(TRequest)))
            .Produces<ErrorResponse>(StatusCodes.Status400BadRequest);
}
