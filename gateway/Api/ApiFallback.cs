using SfuPlatform.Gateway.Api.Contracts;

namespace SfuPlatform.Gateway.Api;

/// <summary>Words the answers of routing itself: no such path, no such method.</summary>
internal sealed class ApiFallback(RequestDelegate next)
{
    /// <summary>Serves a request of the API.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var error = context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => "There is no such endpoint.",
            StatusCodes.Status405MethodNotAllowed => "This endpoint does not know that method.",
            _ => null,
        };
        if (error is not null && !context.Response.HasStarted && context.Response.ContentType is null)
        {
            await context.Response.WriteAsJsonAsync(new ErrorResponse(error));
        }
    }
}
