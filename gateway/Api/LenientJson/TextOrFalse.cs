using System.Text.Json;
using System.Text.Json.Serialization;

namespace SfuPlatform.Gateway.Api.LenientJson;

/// <summary>A text where <c>false</c>, in any way that callers write it, and nothing mean that there is none.</summary>
internal sealed class TextOrFalse : JsonConverter<string?>
{
    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (LenientBoolean.Of(ref reader) == false)
        {
            return null;
        }

        return LenientText.Of(ref reader) switch
        {
            null => throw new JsonException("must be a string or false"),
            "" => null,
            var text => text,
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
