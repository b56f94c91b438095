using SfuPlatform.MediaNode.Signaling.Protocol;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>Takes a client's <c>subscription</c>: tracks that it wants or does not want.</summary>
internal static class SubscriptionHandler
{
    /// <summary>Tracks may be named alone or under their participants.</summary>
    public static void Handle(MessageContext context, UpdateSubscription request) => context.Session.Subscribe(
        [.. request.TrackSids.Concat(request.ParticipantTracks.SelectMany(tracks => tracks.TrackSids)).Distinct()], request.Subscribe);
}
