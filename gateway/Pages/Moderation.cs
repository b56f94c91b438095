using SfuPlatform.Crds.Naming;
using SfuPlatform.Gateway.Directory;

namespace SfuPlatform.Gateway.Pages;

/// <summary>Does what a presenter asks: on the node what concerns a participant, in the resource what concerns the room.</summary>
internal sealed class Moderation(RoomDirectory directory, RoomChanges changes, NodeClient client)
{
    /// <summary>Does it.</summary>
    /// <exception cref="RefusedException">The caller is not a presenter now, or what is asked cannot be done.</exception>
    public async Task ActAsync(RoomName name, string caller, ModerationRequest request, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(name, cancellationToken) is not { } room)
        {
            throw new RefusedException(Refusal.NotFound);
        }

        if (room.IsOver)
        {
            throw new RefusedException(Refusal.Ended);
        }

        var node = directory.NodeOf(room) ?? throw new RoomUnavailableException("the room has no node now");
        var present = await client.GetParticipantsAsync(node, name, cancellationToken);
        if (!present.Presenters.Contains(caller))
        {
            throw new RefusedException(Refusal.NotPresenter);
        }

        await (request.Action switch
        {
            "mute" => MuteAsync(node, name, request.Identity, "microphone", cancellationToken),
            "stopVideo" => MuteAsync(node, name, request.Identity, "camera", cancellationToken),
            "stopScreen" => MuteAsync(node, name, request.Identity, "screen", cancellationToken),
            "remove" => RemoveAsync(node, name, request.Identity, cancellationToken),
            "lock" => RoomDoneAsync(changes.LockAsync(name, true, cancellationToken)),
            "unlock" => RoomDoneAsync(changes.LockAsync(name, false, cancellationToken)),
            "setPassword" => RoomDoneAsync(changes.SetPasswordAsync(name, PasswordOf(request), cancellationToken)),
            "end" => RoomDoneAsync(changes.EndAsync(name, null, cancellationToken)),
            _ => throw new RefusedException(Refusal.BadRequest),
        });
    }

    private static string? PasswordOf(ModerationRequest request) => string.IsNullOrEmpty(request.Password) ? null : request.Password;

    private async Task MuteAsync(Uri node, RoomName room, string? identity, string source, CancellationToken cancellationToken) =>
        Found(await client.MuteAsync(node, room, Named(identity), source, cancellationToken), Refusal.NoParticipant);

    private async Task RemoveAsync(Uri node, RoomName room, string? identity, CancellationToken cancellationToken) =>
        Found(await client.RemoveAsync(node, room, Named(identity), cancellationToken), Refusal.NoParticipant);

    private static async Task RoomDoneAsync(Task<bool> change) => Found(await change, Refusal.Ended);

    private static string Named(string? identity) => string.IsNullOrEmpty(identity) ? throw new RefusedException(Refusal.BadRequest) : identity;

    private static void Found(bool found, Refusal otherwise)
    {
        if (!found)
        {
            throw new RefusedException(otherwise);
        }
    }
}
