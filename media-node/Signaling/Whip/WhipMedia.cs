using System.Text;
using Microsoft.Net.Http.Headers;

namespace SfuPlatform.MediaNode.Signaling.Whip;

/// <summary>What bodies may be and how much.</summary>
internal static class WhipMedia
{
    /// <summary>Offers and answers.</summary>
    public const string Description = "application/sdp";

    /// <summary>Trickled candidates and ICE restarts (RFC 8840).</summary>
    public const string Fragment = "application/trickle-ice-sdpfrag";

    private const int MaxBytes = 256 * 1024;

    /// <summary>Whether the body has this type.</summary>
    public static bool IsOf(HttpRequest request, string type) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var found)
        && found.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the client takes an answer of this type; one that says nothing does.</summary>
    public static bool Accepts(HttpRequest request, string type)
    {
        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0
            || accepted.Any(range => range.Quality is not 0 && new MediaTypeHeaderValue(type).IsSubsetOf(range));
    }

    /// <summary>The body; null where it is longer than a description may be.</summary>
    public static async Task<string?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        var bytes = new byte[MaxBytes + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return length > MaxBytes ? null : Encoding.UTF8.GetString(bytes, 0, length);
    }
}
