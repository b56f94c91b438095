using Microsoft.AspNetCore.Http.Features;

namespace SfuPlatform.MediaNode.Signaling.Participants;

/// <summary>
/// Parts of the path as they were sent: routing decodes all but %2F, so that a name with a slash and one with the text "%2F"
/// would be the same.
/// </summary>
internal static class PathSegment
{
    /// <summary>The decoded segment at this place, from 0.</summary>
    public static string Of(HttpContext context, int index)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var segments = target.Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        return index < segments.Length ? Uri.UnescapeDataString(segments[index]) : "";
    }
}
