using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Signaling.Protocol;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>Gives each message of a client to its handler.</summary>
internal static class MessageDispatch
{
    /// <summary>
    /// Messages without a handler need no answer: <c>trickle</c> (an ICE-lite server learns addresses from checks),
    /// <c>answer</c> (we never offer), <c>sync_state</c> (nothing is resumed) and those of features that we do not have.
    /// </summary>
    public static void Handle(MessageContext context, SignalRequest request)
    {
        switch (request.MessageCase)
        {
            case SignalRequest.MessageOneofCase.Offer:
                OfferHandler.Handle(context, request.Offer);
                break;
            case SignalRequest.MessageOneofCase.AddTrack:
                AddTrackHandler.Handle(context, request.AddTrack);
                break;
            case SignalRequest.MessageOneofCase.Mute:
                context.Session.Mute(request.Mute.Sid, request.Mute.Muted);
                break;
            case SignalRequest.MessageOneofCase.Subscription:
                SubscriptionHandler.Handle(context, request.Subscription);
                break;
            case SignalRequest.MessageOneofCase.TrackSetting:
                TrackSettingHandler.Handle(context, request.TrackSetting);
                break;
            case SignalRequest.MessageOneofCase.UpdateMetadata:
                UpdateMetadataHandler.Handle(context, request.UpdateMetadata);
                break;
            case SignalRequest.MessageOneofCase.Ping:
            case SignalRequest.MessageOneofCase.PingReq:
                PingHandler.Handle(context, request);
                break;
            case SignalRequest.MessageOneofCase.Leave:
                context.Session.Leave(LeaveReason.ClientInitiated);
                break;
        }
    }
}
