using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Sdp.Attributes;

namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>
/// Agrees on the codecs of one section: those of the offer that <see cref="CodecPolicy"/> knows, in the offer's order,
/// with the offer's payload types and only feedback that was offered.
/// </summary>
internal static class CodecNegotiation
{
    /// <summary>The codecs agreed on; empty: none in common.</summary>
    public static IReadOnlyList<NegotiatedCodec> Agree(MediaDescription media, MediaKind kind, bool clientReceives)
    {
        var maps = new Dictionary<byte, RtpMap>();
        foreach (var value in media.Attributes.Values(RtpMap.Name))
        {
            if (RtpMap.TryParse(value, out var map))
            {
                maps.TryAdd(map.PayloadType, map);
            }
        }

        var parameters = new Dictionary<byte, string>();
        foreach (var value in media.Attributes.Values(Fmtp.Name))
        {
            if (Fmtp.TryParse(value, out var fmtp))
            {
                parameters.TryAdd(fmtp.PayloadType, fmtp.Parameters);
            }
        }

        var feedback = Feedback(media);
        var retransmissions = Retransmissions(media, maps, parameters);
        var hasTransportSequence = HeaderExtensionMap.OffersTransportSequence(media);
        var agreed = new List<NegotiatedCodec>();
        foreach (var format in media.Formats)
        {
            if (!PayloadTypes.TryParse(format, out var payloadType)
                || !maps.TryGetValue(payloadType, out var map)
                || agreed.Exists(codec => codec.PayloadType == payloadType))
            {
                continue;
            }

            var fmtp = parameters.GetValueOrDefault(payloadType, "");
            if (CodecPolicy.Match(kind, map, fmtp) is not { } name)
            {
                continue;
            }

            bool Offers(string what) => feedback.Contains((payloadType, what)) || feedback.Contains((null, what));
            agreed.Add(new NegotiatedCodec(
                name,
                payloadType,
                retransmissions.TryGetValue(payloadType, out var rtx) ? rtx : null,
                map.ClockRate,
                kind == MediaKind.Audio ? map.Channels : 0,
                fmtp,
                Nack: Offers("nack"),
                Pli: Offers("nack pli"),
                Fir: Offers("ccm fir"),
                TransportCc: hasTransportSequence && Offers("transport-cc"),
                Remb: clientReceives && Offers("goog-remb"))); // We read estimates of clients, but make none for them.
        }

        agreed.RemoveAll(codec => codec.Name == "red" && !agreed.Exists(other => IsRedundancyOf(codec, other)));
        return agreed;
    }

    // a=fmtp:63 111/111: all generations must be the Opus that was agreed on (RFC 2198).
    private static bool IsRedundancyOf(NegotiatedCodec red, NegotiatedCodec other) =>
        other.Name == "opus"
        && red.Fmtp.Length > 0
        && Array.TrueForAll(
            red.Fmtp.Split('/'),
            part => PayloadTypes.TryParse(part, out var payloadType) && payloadType == other.PayloadType);

    private static HashSet<(byte? PayloadType, string Kind)> Feedback(MediaDescription media)
    {
        var found = new HashSet<(byte?, string)>();
        foreach (var value in media.Attributes.Values(RtcpFeedback.Name))
        {
            if (RtcpFeedback.TryParse(value, out var feedback))
            {
                found.Add((feedback.PayloadType, feedback.Kind));
            }
        }

        return found;
    }

    private static Dictionary<byte, byte> Retransmissions(
        MediaDescription media,
        Dictionary<byte, RtpMap> maps,
        Dictionary<byte, string> parameters)
    {
        var found = new Dictionary<byte, byte>();
        foreach (var format in media.Formats)
        {
            if (PayloadTypes.TryParse(format, out var rtx)
                && maps.TryGetValue(rtx, out var map)
                && map.Encoding.Equals("rtx", StringComparison.OrdinalIgnoreCase)
                && PayloadTypes.TryParse(Fmtp.Parameter(parameters.GetValueOrDefault(rtx, ""), "apt"), out var associated)
                && maps.TryGetValue(associated, out var original)
                && original.ClockRate == map.ClockRate)
            {
                found.TryAdd(associated, rtx);
            }
        }

        return found;
    }
}
