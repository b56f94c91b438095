using System.Globalization;
using System.Text;
using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.Ice;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rtp.Extensions;

namespace SfuPlatform.TestKit.Conferences;

/// <summary>Writes the offer of a virtual client.</summary>
internal static class ClientOffer
{
    public const byte Opus = 111;
    public const byte Vp8 = 96;
    public const byte Vp8Rtx = 97;
    public const byte AudioLevelId = 1;
    public const byte TransportSequenceId = 3;
    public const byte MidId = 4;

    /// <summary>The text.</summary>
    public static string Write(IReadOnlyList<ClientSection> sections, IceCredentials credentials, DtlsCertificate certificate, int version)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"v=0\r\no=- 7 {version} IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n");
        text.Append("a=group:BUNDLE ").AppendJoin(' ', sections.Select(section => section.Mid)).Append("\r\n");
        foreach (var section in sections)
        {
            var audio = section.Kind == MediaKind.Audio;
            text.Append(string.Create(CultureInfo.InvariantCulture, $"""
                m={(audio ? $"audio 9 UDP/TLS/RTP/SAVPF {Opus}" : $"video 9 UDP/TLS/RTP/SAVPF {Vp8} {Vp8Rtx}")}
                c=IN IP4 0.0.0.0
                a=ice-ufrag:{credentials.UsernameFragment}
                a=ice-pwd:{credentials.Password}
                a=fingerprint:sha-256 {certificate.FingerprintSha256}
                a=setup:actpass
                a=mid:{section.Mid}
                a=extmap:{MidId} {RtpExtensionUris.Mid}
                a=extmap:{TransportSequenceId} {RtpExtensionUris.TransportSequence}
                {(audio ? $"a=extmap:{AudioLevelId} {RtpExtensionUris.AudioLevel}" : "a=rtcp-rsize")}
                a={(section.Sender is null ? "recvonly" : "sendonly")}
                a=rtcp-mux
                {(audio ? Audio : Video)}

                """).ReplaceLineEndings("\r\n"));
            if (section.Sender is { } sender)
            {
                text.Append(CultureInfo.InvariantCulture, $"a=msid:stream track-{section.Mid}\r\n");
                text.Append(sender.RtxSsrc is { } rtx
                    ? $"a=ssrc-group:FID {sender.Ssrc} {rtx}\r\na=ssrc:{sender.Ssrc} cname:peer\r\na=ssrc:{rtx} cname:peer\r\n"
                    : $"a=ssrc:{sender.Ssrc} cname:peer\r\n");
            }
        }

        return text.ToString();
    }

    private const string Audio = """
        a=rtpmap:111 opus/48000/2
        a=rtcp-fb:111 transport-cc
        a=fmtp:111 minptime=10;useinbandfec=1
        """;

    private const string Video = """
        a=rtpmap:96 VP8/90000
        a=rtcp-fb:96 nack
        a=rtcp-fb:96 nack pli
        a=rtcp-fb:96 ccm fir
        a=rtcp-fb:96 transport-cc
        a=rtpmap:97 rtx/90000
        a=fmtp:97 apt=96
        """;
}
