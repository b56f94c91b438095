using SfuPlatform.MediaNode.PeerConnections.Negotiation;
using SfuPlatform.MediaNode.Rooms.Tracks;
using SfuPlatform.MediaNode.Signaling.Protocol;
using TrackSource = SfuPlatform.MediaNode.Rooms.Tracks.TrackSource;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>Takes a client's <c>add_track</c>: the room answers with <c>track_published</c>.</summary>
internal static class AddTrackHandler
{
    /// <summary>A track that the client may not publish is refused in words.</summary>
    public static void Handle(MessageContext context, AddTrackRequest request)
    {
        var source = (TrackSource)request.Source;
        if (request.Type == TrackType.Data || request.Cid.Length == 0 || !context.Permissions.MayPublish(source))
        {
            context.Client.Send(new SignalResponse
            {
                RequestResponse = new() { Reason = RequestResponse.Types.Reason.NotAllowed, Message = "this track may not be published" },
            });
            return;
        }

        context.Session.Announce(new TrackRequest
        {
            ClientId = request.Cid,
            Kind = request.Type == TrackType.Audio ? MediaKind.Audio : MediaKind.Video,
            Source = source,
            Name = Bounded(request.Name),
            Stream = Bounded(request.Stream),
            Muted = request.Muted,
            Width = (int)request.Width,
            Height = (int)request.Height,
            DisableRed = request.DisableRed,
            Codec = Codec(request.SimulcastCodecs.FirstOrDefault()?.Codec),
            Encryption = (int)request.Encryption,
            Layers = [.. Layers(request).OrderBy(layer => layer.Quality)],
        });
    }

    private static IEnumerable<TrackLayer> Layers(AddTrackRequest request) =>
        (request.Layers.Count > 0 ? request.Layers : request.SimulcastCodecs.FirstOrDefault()?.Layers ?? [])
        .Where(layer => layer.Quality != VideoQuality.Off)
        .Take(4)
        .Select(layer => new TrackLayer((int)layer.Quality, (int)layer.Width, (int)layer.Height, (int)layer.Bitrate, Bounded(layer.Rid)));

    private static string Bounded(string text) => text.Length <= SignalingLimits.NameLength ? text : text[..SignalingLimits.NameLength];

    private static string? Codec(string? name) => name?.ToUpperInvariant().Replace("VIDEO/", "", StringComparison.Ordinal) switch
    {
        "" => "VP8",
        "VP8" => "VP8",
        "VP9" => "VP9",
        "H264" => "H264",
        "AV1" => "AV1",
        _ => null,
    };
}
