using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Signaling.Protocol;

namespace SfuPlatform.MediaNode.Signaling.LiveKit;

/// <summary>Takes a client's <c>update_metadata</c>: its own name, metadata and attributes.</summary>
internal static class UpdateMetadataHandler
{
    /// <summary>Refusals are told under the request's id; what is taken comes back as an update of the participant.</summary>
    public static void Handle(MessageContext context, UpdateParticipantMetadata request)
    {
        if (Problem(context, request) is var (reason, message))
        {
            context.Client.Send(new SignalResponse
            {
                RequestResponse = new() { RequestId = request.RequestId, Reason = reason, Message = message },
            });
            return;
        }

        context.Session.Update(
            request.Name.Length > 0 ? request.Name : null,
            request.Metadata.Length > 0 ? request.Metadata : null,
            new Dictionary<string, string>(request.Attributes));
        context.Client.Send(new SignalResponse
        {
            RequestResponse = new() { RequestId = request.RequestId, Reason = RequestResponse.Types.Reason.Ok },
        });
    }

    private static (RequestResponse.Types.Reason Reason, string Message)? Problem(MessageContext context, UpdateParticipantMetadata request)
    {
        if (!context.Permissions.CanUpdateMetadata)
        {
            return (RequestResponse.Types.Reason.NotAllowed, "this participant may not change its own metadata");
        }

        if (request.Attributes.ContainsKey(Participant.PresenterAttribute))
        {
            return (RequestResponse.Types.Reason.NotAllowed, "only the server says who is a presenter");
        }

        return request.Metadata.Length > SignalingLimits.MetadataLength
            || request.Name.Length > SignalingLimits.NameLength
            || request.Attributes.Sum(pair => pair.Key.Length + pair.Value.Length) > SignalingLimits.AttributesLength
            ? (RequestResponse.Types.Reason.LimitExceeded, "name, metadata or attributes are too long")
            : null;
    }
}
