using System.Globalization;
using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Sdp.Attributes;

namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>The part of an answer's section that tells its codecs.</summary>
internal static class AnswerCodecs
{
    private const string RtxEncoding = "rtx";

    /// <summary>The section's codecs, the preferred one first: a client sends the first of an answer.</summary>
    public static IReadOnlyList<NegotiatedCodec> InOrder(MediaSection section) =>
        [.. section.Codecs.OrderBy(codec =>
            codec.Name.Equals(section.PreferredCodec, StringComparison.OrdinalIgnoreCase) ? 0 : 1)];

    /// <summary>The formats of the media line.</summary>
    public static IReadOnlyList<string> Formats(IReadOnlyList<NegotiatedCodec> codecs) =>
        [.. codecs
            .SelectMany(codec => codec.RtxPayloadType is { } rtx ? new[] { codec.PayloadType, rtx } : [codec.PayloadType])
            .Select(payloadType => payloadType.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Adds their attributes.</summary>
    public static void AddTo(List<SdpAttribute> attributes, IReadOnlyList<NegotiatedCodec> codecs)
    {
        foreach (var codec in codecs)
        {
            var map = new RtpMap(codec.PayloadType, codec.Name, codec.ClockRate, Math.Max(1, codec.Channels));
            attributes.Add(new(RtpMap.Name, map.ToString()));
            foreach (var (isAgreed, kind) in FeedbackOf(codec))
            {
                if (isAgreed)
                {
                    attributes.Add(new(RtcpFeedback.Name, new RtcpFeedback(codec.PayloadType, kind).ToString()));
                }
            }

            if (codec.Fmtp.Length > 0)
            {
                attributes.Add(new(Fmtp.Name, new Fmtp(codec.PayloadType, codec.Fmtp).ToString()));
            }

            if (codec.RtxPayloadType is { } rtx)
            {
                var apt = string.Create(CultureInfo.InvariantCulture, $"apt={codec.PayloadType}");
                attributes.Add(new(RtpMap.Name, new RtpMap(rtx, RtxEncoding, codec.ClockRate, 1).ToString()));
                attributes.Add(new(Fmtp.Name, new Fmtp(rtx, apt).ToString()));
            }
        }
    }

    private static (bool IsAgreed, string Kind)[] FeedbackOf(NegotiatedCodec codec) =>
    [
        (codec.Remb, "goog-remb"),
        (codec.TransportCc, "transport-cc"),
        (codec.Fir, "ccm fir"),
        (codec.Nack, "nack"),
        (codec.Pli, "nack pli"),
    ];
}
