using System.Globalization;
using SfuPlatform.MediaNode.Sdp;
using SfuPlatform.MediaNode.Sdp.Attributes;

namespace SfuPlatform.MediaNode.PeerConnections.Negotiation;

/// <summary>Reads one media section of an offer.</summary>
internal static class SectionReader
{
    /// <summary>Whether the client uses the section: it has a port, or only lends it from its bundle.</summary>
    public static bool IsLive(MediaDescription media) => media.Port != 0 || media.Attributes.Has("bundle-only");

    /// <summary>Whether it is audio or video over RTP; data channels and others are refused.</summary>
    public static bool IsMedia(MediaDescription media) =>
        media.Kind is "audio" or "video" && media.Protocol.Contains("RTP/", StringComparison.Ordinal);

    /// <summary>What can be agreed on; a refused line where no codec is common.</summary>
    public static OfferedLine Read(MediaDescription media, int index, SessionDescription session, BundledExtensionIds bundled, bool allowsMixed)
    {
        var kind = media.Kind == "audio" ? MediaKind.Audio : MediaKind.Video;
        var (sends, receives) = Direction(media, session);
        var codecs = CodecNegotiation.Agree(media, kind, receives);
        if (!codecs.Any(codec => codec.Name != "red"))
        {
            return OfferedLine.Refused(media);
        }

        var (ids, lines) = HeaderExtensionMap.Agree(media, new SectionPurpose(kind, sends, receives, codecs), bundled, allowsMixed);

        // Without the rid extension nothing tells the streams apart: then one stream is all that can be taken.
        var rids = sends && ids.Rid != 0 ? SimulcastMap.Agree(media, codecs) : [];
        var hasMsid = Msid.TryParse(media.Attributes.Value(Msid.Name) ?? "", out var msid);
        var section = new MediaSection
        {
            Mid = media.Attributes.Value("mid") ?? index.ToString(CultureInfo.InvariantCulture),
            Index = index,
            Kind = kind,
            ClientSends = sends,
            ClientReceives = receives,
            Receive = sends,
            Codecs = codecs,
            Extensions = ids,
            RemoteStreamId = hasMsid ? msid.Stream : null,
            RemoteTrackId = hasMsid ? msid.Track : null,
            RemoteStreams = sends ? RemoteStreams.Of(media) : [],
            Rids = [.. rids.Select(rid => rid.Id)],
        };
        return new OfferedLine(media, section, lines, rids);
    }

    private static (bool Sends, bool Receives) Direction(MediaDescription media, SessionDescription session)
    {
        foreach (var attributes in (IReadOnlyList<SdpAttribute>[])[media.Attributes, session.Attributes])
        {
            foreach (var attribute in attributes)
            {
                switch (attribute.Name)
                {
                    case "sendrecv":
                        return (true, true);
                    case "sendonly":
                        return (true, false);
                    case "recvonly":
                        return (false, true);
                    case "inactive":
                        return (false, false);
                }
            }
        }

        return (true, true); // RFC 8866 section 6.7: sendrecv where nothing is said.
    }
}
