using System.Text.Json;
using System.Text.Json.Serialization;

namespace SfuPlatform.Gateway.Api.LenientJson;

/// <summary>A boolean as callers write it: <c>true</c>, <c>"true"</c>, <c>1</c>, <c>"1"</c> and the like.</summary>
internal sealed class LenientBoolean : JsonConverter<bool?>
{
    /// <inheritdoc/>
    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? null : Of(ref reader) ?? throw new JsonException("must be true or false");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, JsonSerializerOptions.Default);

    /// <summary>What the token at hand says as a boolean; null: it is none.</summary>
    internal static bool? Of(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number when reader.TryGetInt32(out var number) => Of(number),
        JsonTokenType.String => Of(reader.GetString()!),
        _ => null,
    };

    private static bool? Of(int number) => number switch { 1 => true, 0 => false, _ => null };

    private static bool? Of(string text) => text.Trim().ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };
}
