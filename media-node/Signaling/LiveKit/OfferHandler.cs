using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Signaling.Protocol;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>Answers a client's <c>offer</c>, with the track that each section carries.</summary>
internal static class OfferHandler
{
    /// <summary>Answers under the offer's own id; an offer that cannot be answered ends the session with the reason.</summary>
    public static void Handle(MessageContext context, SessionDescription offer)
    {
        var id = offer.Id;
        context.Session.Negotiate(offer.Sdp, outcome => Answer(context, outcome, id));
    }

    private static void Answer(MessageContext context, NegotiationOutcome outcome, uint id)
    {
        if (outcome.Error is { } error)
        {
            context.Client.Send(new SignalResponse
            {
                RequestResponse = new() { Reason = RequestResponse.Types.Reason.InvalidRequest, Message = error.Message },
            });
            context.Client.SendLast(new SignalResponse
            {
                Leave = new LeaveRequest { Reason = DisconnectReason.MediaFailure, Action = LeaveRequest.Types.Action.Disconnect },
            });
            return;
        }

        var answer = new SessionDescription { Type = "answer", Sdp = outcome.Answer, Id = id };
        answer.MidToTrackId.Add(outcome.TrackByMid.ToDictionary(pair => pair.Key, pair => pair.Value));
        context.Client.Send(new SignalResponse { Answer = answer });
    }
}
