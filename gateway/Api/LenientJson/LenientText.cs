using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SfuPlatform.Gateway.Api.LenientJson;

/// <summary>A text, or a number, which some callers do not quote.</summary>
internal sealed class LenientText : JsonConverter<string?>
{
    /// <inheritdoc/>
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Of(ref reader) ?? throw new JsonException("must be a string");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    /// <summary>What the token at hand says as a text; null: it is none.</summary>
    internal static string? Of(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => TextOf(ref reader),
        JsonTokenType.Number when reader.TryGetDecimal(out var number) => number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: it has no UTF-8 form.
            throw new JsonException("must be valid Unicode");
        }
    }
}
