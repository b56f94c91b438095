using System.Globalization;

namespace SfuPlatform.MediaNode.Sdp.Attributes;

/// <summary><c>a=fmtp:102 packetization-mode=1;profile-level-id=42e01f</c>: parameters of a payload type.</summary>
/// <param name="PayloadType">The payload type.</param>
/// <param name="Parameters">The parameters as written.</param>
internal readonly record struct Fmtp(byte PayloadType, string Parameters)
{
    /// <summary>The attribute's name.</summary>
    public const string Name = "fmtp";

    /// <summary>Reads the value.</summary>
    public static bool TryParse(string value, out Fmtp result)
    {
        result = default;
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || !PayloadTypes.TryParse(value.AsSpan(0, space), out var payloadType))
        {
            return false;
        }

        result = new(payloadType, value[(space + 1)..].Trim());
        return true;
    }

    /// <summary>The value of one of <c>name=value;name=value</c>; null where it is not there. Names have no case.</summary>
    public static string? Parameter(string parameters, string name)
    {
        foreach (var part in parameters.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && part.AsSpan(0, equals).TrimEnd().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return part[(equals + 1)..].Trim();
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PayloadType} {Parameters}");
}
