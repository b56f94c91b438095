using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace SfuPlatform.Gateway.Api.LenientJson;

/// <summary>A form as the JSON object that it stands for; <c>token[presenter]=true</c> is a field of a field.</summary>
internal static class FormFields
{
    /// <summary>Reads <c>application/x-www-form-urlencoded</c>; a field given twice counts as its last.</summary>
    public static JsonObject Parse(ReadOnlyMemory<byte> body)
    {
        var fields = new JsonObject();
        foreach (var (key, values) in QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.Span)))
        {
            Put(fields, key, values is [.., { } last] ? last : "");
        }

        return fields;
    }

    private static void Put(JsonObject fields, string key, string value)
    {
        var open = key.IndexOf('[', StringComparison.Ordinal);
        if (open <= 0 || !key.EndsWith(']'))
        {
            fields[key] = value;
            return;
        }

        var name = key[..open];
        if (fields[name] is not JsonObject inner)
        {
            fields[name] = inner = [];
        }

        inner[key[(open + 1)..^1]] = value;
    }
}
