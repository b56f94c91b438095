using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Operator.Rooms;

/// <summary>What the schema of a MeetingRoom cannot refuse.</summary>
internal static class RoomSpecRules
{
    /// <summary>Why a room cannot be served as it is written; null: it can.</summary>
    public static string? Problem(MeetingRoom room)
    {
        if (!RoomName.TryOf(room, out _))
        {
            return $"'{room.Metadata.Name}' is not the resource name of a room";
        }

        if (!MeetingDuration.TryParse(room.Spec.Duration, out _))
        {
            return $"spec.duration: '{room.Spec.Duration}' is neither '{MeetingDuration.Unlimited}' nor HH:MM:SS";
        }

        if (room.Spec.RedirectOnEndUrl is { } redirect
            && !(Uri.TryCreate(redirect, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            return $"spec.redirectOnEndUrl: '{redirect}' is not an absolute http or https URL";
        }

        return null;
    }
}
