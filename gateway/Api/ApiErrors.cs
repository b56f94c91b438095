using System.Globalization;
using SfuPlatform.Gateway.Api.Contracts;

namespace SfuPlatform.Gateway.Api;

/// <summary>The error bodies that callers depend on, to the byte.</summary>
internal static class ApiErrors
{
    /// <summary>Wrong, empty or missing key.</summary>
    public const string Unauthorized = "Unauthorized!";

    /// <summary>The endpoint is switched off.</summary>
    public const string Disabled = "This endpoint has been disabled. Please contact the administrator for further information.";

    /// <summary>The meeting to end is unknown or over.</summary>
    public const string RoomNotFound = "Room not found";

    /// <summary>Called too often.</summary>
    public const string TooMany = "Too many requests. Please try again later.";

    /// <summary>The store, or a node, is away.</summary>
    public const string Unavailable = "The service is temporarily unavailable. Please try again later.";

    /// <summary>How long callers should wait while the store is away.</summary>
    public static readonly TimeSpan UnavailableWait = TimeSpan.FromSeconds(5);

    /// <summary>An answer that says what is wrong.</summary>
    public static IResult Of(int status, string error) => TypedResults.Json(new ErrorResponse(error), statusCode: status);

    /// <summary>The same, with <c>"success":false</c> first.</summary>
    public static IResult FailureOf(int status, string error) =>
        TypedResults.Json(new FailureResponse(false, error), statusCode: status);

    /// <summary>Tells the caller when to try again.</summary>
    public static void RetryAfter(HttpResponse response, TimeSpan wait) => response.Headers.RetryAfter =
        Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
}
