using System.Globalization;

namespace SfuPlatform.MediaNode.Sdp.Attributes;

/// <summary><c>a=rtcp-fb:96 nack pli</c>: feedback that may be sent for a payload type (RFC 4585 section 4.2).</summary>
/// <param name="PayloadType">The payload type; null: all of the section (<c>*</c>).</param>
/// <param name="Kind">What follows: "nack", "nack pli", "ccm fir", "transport-cc", "goog-remb", ...</param>
internal readonly record struct RtcpFeedback(byte? PayloadType, string Kind)
{
    /// <summary>The attribute's name.</summary>
    public const string Name = "rtcp-fb";

    /// <summary>Reads the value.</summary>
    public static bool TryParse(string value, out RtcpFeedback result)
    {
        result = default;
        var parts = value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
        {
            return false;
        }

        byte? payloadType = null;
        if (parts[0] != "*")
        {
            if (!PayloadTypes.TryParse(parts[0], out var number))
            {
                return false;
            }

            payloadType = number;
        }

        result = new(payloadType, string.Join(' ', parts[1..]));
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{PayloadType?.ToString(CultureInfo.InvariantCulture) ?? "*"} {Kind}";
}
