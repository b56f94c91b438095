using System.Globalization;

namespace SfuPlatform.MediaNode.Sdp.Attributes;

/// <summary><c>a=rtpmap:111 opus/48000/2</c>: what a payload type means (RFC 8866 section 6.6).</summary>
/// <param name="PayloadType">The payload type.</param>
/// <param name="Encoding">The name of the codec, as written; compare without case.</param>
/// <param name="ClockRate">Units of a second in RTP timestamps.</param>
/// <param name="Channels">Audio channels; 1 where not told.</param>
internal readonly record struct RtpMap(byte PayloadType, string Encoding, uint ClockRate, int Channels)
{
    /// <summary>The attribute's name.</summary>
    public const string Name = "rtpmap";

    /// <summary>Reads the value.</summary>
    public static bool TryParse(string value, out RtpMap result)
    {
        result = default;
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || !PayloadTypes.TryParse(value.AsSpan(0, space), out var payloadType))
        {
            return false;
        }

        var parts = value[(space + 1)..].Trim().Split('/');
        var channels = 1;
        if (parts.Length is < 2 or > 3
            || parts[0].Length == 0
            || !uint.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var clockRate)
            || clockRate == 0
            || (parts.Length == 3
                && (!int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out channels)
                    || channels is < 1 or > 255)))
        {
            return false;
        }

        result = new(payloadType, parts[0], clockRate, channels);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{PayloadType} {Encoding}/{ClockRate}{(Channels > 1 ? $"/{Channels}" : "")}");
}
