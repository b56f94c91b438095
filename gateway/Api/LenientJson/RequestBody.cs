using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;

namespace SfuPlatform.Gateway.Api.LenientJson;

/// <summary>Reads bodies as the original API's callers send them: JSON or a form, or nothing.</summary>
internal static class RequestBody
{
    /// <summary>The largest body in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the body; nothing, <c>{}</c> and <c>[]</c> (PHP's empty array) are an object without fields.</summary>
    /// <exception cref="BadRequestException">It is too large, not JSON, or of the wrong shape.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request)
        where T : class, new()
    {
        var body = await ReadBytesAsync(request);
        try
        {
            return Parse(body, IsForm(request, body)) switch
            {
                null or JsonArray { Count: 0 } => new T(),
                JsonObject fields => fields.Deserialize<T>() ?? new T(),
                _ => throw new BadRequestException("the body must be a JSON object"),
            };
        }
        catch (JsonException e)
        {
            throw new BadRequestException(Explain(e));
        }
        catch (InvalidOperationException)
        {
            // A name of a field with half of a surrogate pair in it.
            throw new BadRequestException("the body is not valid Unicode");
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpRequest request)
    {
        if (request.ContentLength > MaxBytes)
        {
            throw TooLarge();
        }

        // One byte more than allowed tells a body that is too large from one that just fits.
        var buffer = new byte[(int)(request.ContentLength ?? MaxBytes) + 1];
        var length = 0;
        for (int read; (read = await request.Body.ReadAsync(buffer.AsMemory(length), request.HttpContext.RequestAborted)) > 0;)
        {
            length += read;
            if (length == buffer.Length)
            {
                throw TooLarge();
            }
        }

        var body = buffer.AsMemory(0, length);
        return body.Span.StartsWith(Utf8Mark) ? body[Utf8Mark.Length..] : body;
    }

    private static JsonNode? Parse(ReadOnlyMemory<byte> body, bool isForm)
    {
        if (body.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return null;
        }

        return isForm ? FormFields.Parse(body) : JsonNode.Parse(body.Span) ?? throw new BadRequestException("the body must be a JSON object");
    }

    // curl and PHP call a body a form unless told otherwise; no form of ours begins with a brace or bracket.
    private static bool IsForm(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        var looksLikeJson = body.Span.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
        return !looksLikeJson
            && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            && type.MediaType.Equals(MediaTypeNames.Application.FormUrlEncoded, StringComparison.OrdinalIgnoreCase);
    }

    private static string Explain(JsonException e)
    {
        var field = e.Path?.TrimStart('$').TrimStart('.');
        return e.Message.StartsWith("must be", StringComparison.Ordinal) && field is { Length: > 0 }
            ? $"{field} {e.Message}"
            : field is { Length: > 0 } ? $"{field} has the wrong type" : "the body is not valid JSON";
    }

    private static BadRequestException TooLarge() => new($"the body is larger than {MaxBytes / 1024} KiB");
}
