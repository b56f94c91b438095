using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Signaling.Protocol;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>Published tracks, as LiveKit's protocol has them.</summary>
internal static class TrackMapping
{
    /// <summary>One track.</summary>
    public static TrackInfo Of(TrackSnapshot track)
    {
        var isVideo = track.Kind == MediaKind.Video;
        var mime = Mime(track.Kind, track.Codec ?? track.Request.Codec);
        var layers = track.Request.Layers.Select((layer, index) => new VideoLayer
        {
            Quality = (VideoQuality)layer.Quality,
            Width = (uint)layer.Width,
            Height = (uint)layer.Height,
            Bitrate = (uint)layer.Bitrate,
            Rid = layer.Rid,
            SpatialLayer = index,
        }).ToList();
        var info = new TrackInfo
        {
            Sid = track.Sid,
            Type = isVideo ? TrackType.Video : TrackType.Audio,
            Source = (Protocol.TrackSource)track.Request.Source,
            Name = track.Request.Name,
            Muted = track.Muted,
            Width = (uint)track.Request.Width,
            Height = (uint)track.Request.Height,
            Simulcast = layers.Count > 1,
            MimeType = mime,
            Mid = track.Mid ?? "",
            Stream = track.Request.Stream,
            DisableRed = track.Request.DisableRed,
            Encryption = (Encryption.Types.Type)track.Request.Encryption,
        };
        var codec = new SimulcastCodecInfo { MimeType = mime, Mid = track.Mid ?? "", Cid = track.Request.ClientId };
        info.Layers.Add(layers);
        codec.Layers.Add(layers);
        info.Codecs.Add(codec);
        return info;
    }

    /// <summary>The media type of a codec by our name; what is not known yet is what browsers send by default.</summary>
    public static string Mime(MediaKind kind, string? codec) =>
        kind == MediaKind.Video ? "video/" + (codec ?? "VP8") : "audio/" + (codec ?? "opus");
}
