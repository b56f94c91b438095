using System.Text.Json;
using System.Text.Json.Serialization;
using SfuPlatform.Gateway.Access;

namespace SfuPlatform.Gateway.Api.LenientJson;

/// <summary>A lifetime: a number of seconds, or a text such as <c>1h</c>; nothing in it means the default.</summary>
internal sealed class ExpireText : JsonConverter<TimeSpan?>
{
    /// <inheritdoc/>
    public override TimeSpan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number when reader.TryGetDouble(out var seconds) && TokenLifetime.TryFromSeconds(seconds, out var lifetime):
                return lifetime;
            case JsonTokenType.String when LenientText.Of(ref reader) is "":
                return null;
            case JsonTokenType.String when TokenLifetime.TryParse(LenientText.Of(ref reader)!, out var lifetime):
                return lifetime;
            default:
                throw new JsonException("must be a time such as 1h, 30m, 7d or a number of seconds");
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TimeSpan? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToString());
}
