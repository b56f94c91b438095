using SfuPlatform.MediaNode.Rooms.Tracks;
using SfuPlatform.MediaNode.Signaling.Protocol;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>Takes a client's <c>track_setting</c>: how large it shows tracks, or that it does not.</summary>
internal static class TrackSettingHandler
{
    /// <summary>A size, where told, says more than a quality.</summary>
    public static void Handle(MessageContext context, UpdateTrackSettings request) => context.Session.Set(
        [.. request.TrackSids],
        new TrackSettings
        {
            Disabled = request.Disabled || request.Quality == VideoQuality.Off,
            Quality = (int)request.Quality,
            Width = (int)request.Width,
            Height = (int)request.Height,
        });
}
