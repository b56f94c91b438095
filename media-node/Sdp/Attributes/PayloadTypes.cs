using System.Globalization;

namespace SfuPlatform.MediaNode.Sdp.Attributes;

/// <summary>Payload types as attributes and media lines write them.</summary>
internal static class PayloadTypes
{
    /// <summary>Reads a payload type, 0 to 127.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out byte payloadType) =>
        byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out payloadType) && payloadType < 128;
}
