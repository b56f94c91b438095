using System.Text.Json;
using System.Text.Json.Serialization;

namespace SfuPlatform.Gateway.Api.LenientJson;

/// <summary>An object where <c>false</c>, an empty text and <c>[]</c> (PHP's empty array) mean that there is none.</summary>
internal sealed class ObjectOrFalse<T> : JsonConverter<T?>
    where T : class
{
    /// <inheritdoc/>
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return JsonSerializer.Deserialize<T>(ref reader, options);
            case JsonTokenType.StartArray when reader.Read() && reader.TokenType == JsonTokenType.EndArray:
            case JsonTokenType.String when LenientText.Of(ref reader) is "":
                return null;
            case JsonTokenType.False or JsonTokenType.Number or JsonTokenType.String when LenientBoolean.Of(ref reader) == false:
                return null;
            default:
                throw new JsonException("must be an object");
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options);
}
