using SfuPlatform.Gateway.Directory;

namespace SfuPlatform.Gateway.Pages;

/// <summary>GET /meet/{room}: what the page asks before it shows the form.</summary>
internal static class SummaryApi
{
    /// <summary>Tells what stands in the way of joining, and nothing else.</summary>
    public static async Task<IResult> GetAsync(HttpContext context, RoomDirectory directory, Capacity capacity, CancellationToken cancellationToken)
    {
        var name = MeetGuard.RoomOf(context);
        if (await directory.FindAsync(name, cancellationToken) is not { } room)
        {
            return TypedResults.Json(new SummaryResponse(name.Value, false, false, false, false, false, name.Value));
        }

        return TypedResults.Json(new SummaryResponse(
            name.Value,
            Exists: true,
            PasswordRequired: room.Spec.PasswordSecretRef is not null,
            Locked: room.Spec.Locked,
            Ended: room.IsOver,
            Full: await capacity.IsFullAsync(room, cancellationToken),
            room.DisplayName));
    }
}
