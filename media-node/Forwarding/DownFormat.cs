using SfuPlatform.MediaNode.Forwarding.Rewriting;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;

namespace SfuPlatform.MediaNode.Forwarding;

/// <summary>As what a publisher's codec goes to one subscriber. Immutable.</summary>
/// <param name="Source">The publisher's codec.</param>
/// <param name="PayloadType">The subscriber's payload type.</param>
/// <param name="RtxPayloadType">The subscriber's payload type of retransmissions; null: packets are repeated as they were.</param>
/// <param name="CanResend">Whether the subscriber may ask for packets again.</param>
/// <param name="Red">Takes RED apart; null: the payload stays whole.</param>
internal sealed record DownFormat(
    UpCodec Source,
    byte PayloadType,
    byte? RtxPayloadType,
    bool CanResend,
    OpusRedRewriter? Red)
{
    private const string Opus = "opus";
    private const string RedundantAudio = "red";

    /// <summary>How a codec goes to a subscriber; null: it does not take that codec.</summary>
    public static DownFormat? For(UpCodec source, UpCodecs publisher, DownTrackSettings subscriber)
    {
        var wanted = source.Negotiated;
        if (!Is(wanted, RedundantAudio))
        {
            return Best(wanted, subscriber) is { } same ? Of(source, same, subscriber, null) : null;
        }

        // The blocks inside RED carry the publisher's payload type of Opus: whole only where the subscriber's is the same.
        var opus = subscriber.Codecs.FirstOrDefault(codec => Is(codec, Opus));
        var red = subscriber.Codecs.FirstOrDefault(codec => Is(codec, RedundantAudio));
        if (red is not null && opus?.PayloadType == publisher.OpusPayloadType)
        {
            return Of(source, red, subscriber, null);
        }

        return opus is not null && publisher.OpusPayloadType is { } payloadType
            ? Of(source, opus, subscriber, new OpusRedRewriter(payloadType))
            : null;
    }

    private static DownFormat Of(UpCodec source, NegotiatedCodec codec, DownTrackSettings subscriber, OpusRedRewriter? red) =>
        new(source, codec.PayloadType, subscriber.RtxSsrc is null ? null : codec.RtxPayloadType, codec.Nack, red);

    // Several H.264 or VP9 profiles may stand side by side: the same parameters first, then the same profile, then any.
    private static NegotiatedCodec? Best(NegotiatedCodec wanted, DownTrackSettings subscriber) =>
        subscriber.Codecs
            .Where(codec => Is(codec, wanted.Name))
            .OrderByDescending(codec => codec.Fmtp == wanted.Fmtp)
            .ThenByDescending(codec => Profile(codec) == Profile(wanted))
            .FirstOrDefault();

    private static string Profile(NegotiatedCodec codec)
    {
        foreach (var parameter in codec.Fmtp.Split(';', StringSplitOptions.TrimEntries))
        {
            if (parameter.StartsWith("profile-level-id=", StringComparison.OrdinalIgnoreCase) && parameter.Length >= 21)
            {
                return parameter[17..21].ToUpperInvariant(); // profile_idc and constraints, without the level.
            }

            if (parameter.StartsWith("profile-id=", StringComparison.OrdinalIgnoreCase))
            {
                return parameter[11..];
            }
        }

        return "";
    }

    private static bool Is(NegotiatedCodec codec, string name) => codec.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
