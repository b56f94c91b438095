using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Sdp.Attributes;

namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>Agrees on the simulcast streams that a client sends in one section (RFC 8853).</summary>
internal static class SimulcastMap
{
    /// <summary>Browsers send at most three.</summary>
    public const int MaxStreams = 4;

    /// <summary>The a=rid lines of the answer, in the order of the offer's a=simulcast; empty: no simulcast.</summary>
    public static IReadOnlyList<Rid> Agree(MediaDescription media, IReadOnlyList<NegotiatedCodec> codecs)
    {
        if (media.Attributes.Value(Simulcast.Name) is not { } value || !Simulcast.TryParse(value, out var simulcast))
        {
            return [];
        }

        var offered = new Dictionary<string, Rid>();
        foreach (var line in media.Attributes.Values(Rid.Name))
        {
            if (Rid.TryParse(line, out var rid) && rid.Direction == "send")
            {
                offered.TryAdd(rid.Id, rid);
            }
        }

        return [.. simulcast.Send
            .Distinct()
            .Where(id => offered.TryGetValue(id, out var rid) && CanBeSent(rid, codecs))
            .Select(id => offered[id] with { Direction = "recv" })
            .Take(MaxStreams)];
    }

    // "pt=96,97" restricts a stream to payload types: one of them must have been agreed on.
    private static bool CanBeSent(in Rid rid, IReadOnlyList<NegotiatedCodec> codecs) =>
        Fmtp.Parameter(rid.Restrictions, "pt") is not { } list
        || list.Split(',').Any(part =>
            PayloadTypes.TryParse(part, out var payloadType) && codecs.Any(codec => codec.PayloadType == payloadType));
}
