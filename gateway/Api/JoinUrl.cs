using System.Text;
using SfuPlatform.Gateway.Api.Contracts;

namespace SfuPlatform.Gateway.Api;

/// <summary>Writes the URL that joins a room directly: callers compare it, so order and encoding of its parameters are fixed.</summary>
internal static class JoinUrl
{
    // What RFC 3986 lets stand in a query, without the four that would be read as something else there.
    private const string QueryCharacters =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$'()*,;:@/?=";

    /// <summary>The URL.</summary>
    public static string Of(string origin, JoinRequest request, string room, string name, string duration, string? token)
    {
        var url = new StringBuilder(origin).Append("/join?room=").Append(EncodeWhereNeeded(room))
            .Append("&roomPassword=").Append(request.RoomPassword is { } password ? EncodeWhereNeeded(password) : "false")
            .Append("&name=").Append(EncodeComponent(name))
            .Append("&avatar=").Append(request.Avatar is { } avatar ? EncodeComponent(avatar) : "false")
            .Append("&audio=").Append(Text(request.Audio))
            .Append("&video=").Append(Text(request.Video))
            .Append("&screen=").Append(Text(request.Screen))
            .Append("&chat=").Append(Text(request.Chat))
            .Append("&hide=").Append(Text(request.Hide))
            .Append("&notify=").Append(Text(request.Notify))
            .Append("&duration=").Append(duration);
        return (token is null ? url : url.Append("&token=").Append(token)).ToString();
    }

    /// <summary>Encodes as JavaScript's encodeURIComponent does: it leaves five characters alone that .NET escapes.</summary>
    internal static string EncodeComponent(string text) => Uri.EscapeDataString(text)
        .Replace("%21", "!", StringComparison.Ordinal)
        .Replace("%27", "'", StringComparison.Ordinal)
        .Replace("%28", "(", StringComparison.Ordinal)
        .Replace("%29", ")", StringComparison.Ordinal)
        .Replace("%2A", "*", StringComparison.Ordinal);

    private static string EncodeWhereNeeded(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var character = rune.ToString();
            encoded.Append(QueryCharacters.Contains(character, StringComparison.Ordinal) ? character : Uri.EscapeDataString(character));
        }

        return encoded.ToString();
    }

    private static string Text(bool? value) => value == true ? "true" : "false";
}
