using Microsoft.AspNetCore.Http.Features;

namespace SfuPlatform.Gateway.Access;

/// <summary>Reads names out of paths as they were sent: routing leaves <c>%2F</c> as it is, but decodes <c>%252F</c> to the same.</summary>
internal static class RequestPath
{
    /// <summary>The last segment, decoded once; a trailing slash does not count.</summary>
    public static string LastSegment(HttpContext context) => Segment(context, ^1);

    /// <summary>A segment, decoded once; "" where there is none.</summary>
    public static string Segment(HttpContext context, Index index)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var path = target.Split('?', 2)[0];
        var schemeEnd = path.IndexOf("://", StringComparison.Ordinal);
        var segments = (schemeEnd < 0 || path[0] == '/' ? path : path[(schemeEnd + "://".Length)..]).TrimEnd('/').Split('/')[1..];
        var offset = index.GetOffset(segments.Length);
        return offset >= 0 && offset < segments.Length ? Uri.UnescapeDataString(segments[offset]) : "";
    }
}
