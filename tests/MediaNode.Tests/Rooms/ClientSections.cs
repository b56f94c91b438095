using System.Globalization;
using System.Text;
using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Tests.PeerConnections.Negotiation;

namespace SfuPlatform.MediaNode.Tests.Rooms;

/// <summary>The media sections of a client in the manner of LiveKit's: sections are added and rest, and never go.</summary>
internal sealed class ClientSections
{
    private readonly List<Section> _sections = [];

    /// <summary>Sections that only receive.</summary>
    public ClientSections AddReceivers(int audios, int videos)
    {
        for (var i = 0; i < audios + videos; i++)
        {
            Add(i < audios ? MediaKind.Audio : MediaKind.Video, "recvonly", null);
        }

        return this;
    }

    /// <summary>A section that sends a track with this id.</summary>
    /// <returns>Its mid.</returns>
    public string AddSender(MediaKind kind, string trackId) => Add(kind, "sendonly", trackId);

    /// <summary>What is sent there is not sent any more.</summary>
    public void Stop(string mid) => _sections.Single(section => section.Mid == mid).Direction = "inactive";

    /// <summary>The offer of all of them.</summary>
    public string Offer()
    {
        var text = new StringBuilder(Offers.Head).Append("\na=group:BUNDLE ").AppendJoin(' ', _sections.Select(section => section.Mid));
        foreach (var section in _sections)
        {
            var isAudio = section.Kind == MediaKind.Audio;
            text.Append(CultureInfo.InvariantCulture, $"\nm={(isAudio ? "audio" : "video")} 9 UDP/TLS/RTP/SAVPF {(isAudio ? "111" : "96 97")}");
            text.Append(CultureInfo.InvariantCulture, $"\n{Offers.Transport}\na=mid:{section.Mid}\na={section.Direction}");
            text.Append(isAudio ? "\na=rtpmap:111 opus/48000/2" : "\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96");
            if (section.TrackId is not null)
            {
                text.Append(CultureInfo.InvariantCulture, $"\na=msid:stream {section.TrackId}");
            }
        }

        return text.Append('\n').ToString().ReplaceLineEndings("\r\n");
    }

    private string Add(MediaKind kind, string direction, string? trackId)
    {
        var section = new Section(_sections.Count.ToString(CultureInfo.InvariantCulture), kind, trackId) { Direction = direction };
        _sections.Add(section);
        return section.Mid;
    }

    private sealed record Section(string Mid, MediaKind Kind, string? TrackId)
    {
        public required string Direction { get; set; }
    }
}
