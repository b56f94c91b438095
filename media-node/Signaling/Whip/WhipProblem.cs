namespace SfuPlatform.MediaNode.Signaling.Whip;

/// <summary>Why a request is not served, in words for whoever made it (RFC 9457).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">The words.</param>
internal sealed record WhipProblem(int Status, string Detail) : IResult
{
    private const int RetrySeconds = 30;

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        switch (Status)
        {
            case StatusCodes.Status401Unauthorized:
                headers.WWWAuthenticate = "Bearer";
                break;
            case StatusCodes.Status503ServiceUnavailable:
                headers.RetryAfter = RetrySeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
                break;
            case StatusCodes.Status415UnsupportedMediaType when HttpMethods.IsPatch(httpContext.Request.Method):
                headers["Accept-Patch"] = WhipMedia.Fragment;
                break;
            case StatusCodes.Status415UnsupportedMediaType:
                headers["Accept-Post"] = WhipMedia.Description;
                break;
        }

        return TypedResults.Problem(Detail, statusCode: Status).ExecuteAsync(httpContext);
    }
}
