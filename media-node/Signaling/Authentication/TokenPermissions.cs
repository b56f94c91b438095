using SfuPlatform.Crds.Access;
using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Rooms.Tracks;

namespace SfuPlatform.MediaNode.Signaling.Authentication;

/// <summary>What a token lets its bearer do in a room.</summary>
internal static class TokenPermissions
{
    /// <summary>The permissions of a grant; what it does not speak of is allowed, except changing oneself.</summary>
    public static Permissions Of(VideoGrant grant) => new()
    {
        CanSubscribe = grant.CanSubscribe ?? true,
        CanPublish = grant.CanPublish ?? true,
        CanPublishData = grant.CanPublishData ?? true,
        CanUpdateMetadata = grant.CanUpdateOwnMetadata ?? false,
        Hidden = grant.Hidden,
        Sources = [.. (grant.CanPublishSources ?? []).Select(Source)],
    };

    private static TrackSource Source(string name) => name switch
    {
        "camera" => TrackSource.Camera,
        "microphone" => TrackSource.Microphone,
        "screen_share" => TrackSource.ScreenShare,
        "screen_share_audio" => TrackSource.ScreenShareAudio,
        _ => TrackSource.Unknown,
    };
}
