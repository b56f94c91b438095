using SfuPlatform.MediaNode.Rtp.Extensions;
using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Sdp.Attributes;

namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>Agrees on the header extensions of one section: those offered that serve there, under the offer's ids.</summary>
internal static class HeaderExtensionMap
{
    /// <summary>Ids from here on need the two-byte form; 15 is reserved in the one-byte form (RFC 8285).</summary>
    private const byte FirstTwoByteId = 15;

    /// <summary>Whether the section offers transport-wide numbers.</summary>
    public static bool OffersTransportSequence(MediaDescription media) => media.Attributes
        .Values(ExtMap.Name)
        .Any(value => ExtMap.TryParse(value, out var map) && map.Uri == RtpExtensionUris.TransportSequence);

    /// <summary>The extensions agreed on, as ids and as the lines of the answer.</summary>
    public static (RtpExtensionIds Ids, IReadOnlyList<ExtMap> Lines) Agree(
        MediaDescription media,
        SectionPurpose purpose,
        BundledExtensionIds bundled,
        bool allowsMixed)
    {
        var ids = default(RtpExtensionIds);
        var lines = new List<ExtMap>();
        var used = new HashSet<byte>();
        foreach (var value in media.Attributes.Values(ExtMap.Name))
        {
            if (!ExtMap.TryParse(value, out var offered)
                || (offered.Id >= FirstTwoByteId && !allowsMixed)
                || offered.Id == FirstTwoByteId
                || !Serves(offered, purpose)
                || lines.Exists(line => line.Uri == offered.Uri)
                || !used.Add(offered.Id)
                || !bundled.TryClaim(offered.Id, offered.Uri))
            {
                continue;
            }

            ids = RtpExtensionUris.With(ids, offered.Uri, offered.Id);
            lines.Add(offered with { Direction = Mirror(offered.Direction) });
        }

        return (ids, lines);
    }

    private static bool Serves(in ExtMap offered, in SectionPurpose purpose)
    {
        var isVideo = purpose.Kind == MediaKind.Video;

        // A section that rests may be taken up again either way; what is refused meanwhile Chromium never offers again.
        var rests = purpose is { ClientSends: false, ClientReceives: false };
        var toUs = (rests || purpose.ClientSends) && offered.Direction is null or "sendonly";
        var toClient = (rests || purpose.ClientReceives) && offered.Direction is null or "recvonly";
        return (toUs || toClient) && offered.Uri switch
        {
            RtpExtensionUris.Mid or RtpExtensionUris.AbsoluteCaptureTime => true,

            // Also where the client only receives: Chromium does not offer again, in sections that it adds to the bundle,
            // what was refused in the first ones, and then it could not send simulcast there.
            RtpExtensionUris.Rid or RtpExtensionUris.RepairedRid => isVideo,
            RtpExtensionUris.AudioLevel => !isVideo,
            RtpExtensionUris.TransportSequence => purpose.Codecs.Any(codec => codec.TransportCc),
            RtpExtensionUris.AbsoluteSendTime => toClient && purpose.Codecs.Any(codec => codec.Remb),
            RtpExtensionUris.VideoOrientation => isVideo,
            RtpExtensionUris.DependencyDescriptor => isVideo,
            RtpExtensionUris.PlayoutDelay => isVideo,
            _ => false,
        };
    }

    private static string? Mirror(string? direction) => direction switch
    {
        "sendonly" => "recvonly",
        "recvonly" => "sendonly",
        _ => direction,
    };
}
