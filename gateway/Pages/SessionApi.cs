using System.Security.Cryptography;
using SfuPlatform.Crds.Access;
using SfuPlatform.Gateway.Access;

namespace SfuPlatform.Gateway.Pages;

/// <summary>POST /meet/{room}/session: the right to join, for a person at the join page.</summary>
internal static class SessionApi
{
    private const int MaxName = 128;
    private const int MaxAvatar = 2048;
    private const int GuestNumbers = 999_999;

    /// <summary>Lets a person in, under an identity that the server makes.</summary>
    public static async Task<IResult> CreateAsync(
        HttpContext context, Admission admission, RoomTokens tokens, PublicOrigin origin, CancellationToken cancellationToken)
    {
        var name = MeetGuard.RoomOf(context);
        var request = await MeetRoutes.ReadAsync<SessionRequest>(context.Request);
        var (room, token) = await admission.AdmitAsync(name, request, CallerAddress.Of(context), cancellationToken);

        var identity = RoomTokens.NewIdentity();
        var grant = new SfuGrant { Presenter = token?.Presenter, Avatar = PictureOf(request.Avatar) };
        return TypedResults.Json(new SessionResponse(
            origin.SignallingOf(context.Request),
            tokens.ForParticipant(name.Value, identity, NameOf(request.Name), grant),
            identity,
            name.Value,
            room.DisplayName,
            grant.Presenter,
            room.EndsAt));
    }

    private static string NameOf(string? given)
    {
        var name = string.Concat((given ?? "").Where(character => !char.IsControl(character))).Trim();
        return name.Length switch
        {
            0 => $"User-{RandomNumberGenerator.GetInt32(GuestNumbers)}",
            > MaxName => name[..MaxName],
            _ => name,
        };
    }

    private static string? PictureOf(string? given) =>
        given?.Length <= MaxAvatar && Uri.TryCreate(given, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? given : null;
}
