using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Gateway.Access;
using SfuPlatform.Gateway.Directory;

namespace SfuPlatform.Gateway.Pages;

/// <summary>Decides who is let into a room from the join page: link, room, lock, password, places, in this order.</summary>
internal sealed class Admission(
    RoomDirectory directory,
    RoomCreation creation,
    RoomPasswords passwords,
    Capacity capacity,
    JoinTokens tokens,
    RateLimits limits,
    RoomsOptions options)
{
    /// <summary>The room, open on a node, for somebody who may join it; and what the link's token says.</summary>
    /// <exception cref="RefusedException">Not let in.</exception>
    public async Task<(RoomView Room, JoinToken? Token)> AdmitAsync(
        RoomName name, SessionRequest request, string address, CancellationToken cancellationToken)
    {
        var token = await ReadTokenAsync(request.Token);
        var room = await FindAsync(name, request, cancellationToken);
        if (room.IsOver)
        {
            throw new RefusedException(Refusal.Ended);
        }

        if (room.Spec.Locked)
        {
            throw new RefusedException(Refusal.Locked);
        }

        await CheckPasswordAsync(room, request.Password, address, cancellationToken);
        room = await creation.WaitReadyAsync(name, cancellationToken) ?? throw new RefusedException(Refusal.Ended);
        return await capacity.IsFullAsync(room, cancellationToken) ? throw new RefusedException(Refusal.Full) : (room, token);
    }

    private async Task<JoinToken?> ReadTokenAsync(string? token)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        var verified = await tokens.VerifyAsync(token);
        return verified.Status switch
        {
            JoinTokenStatus.Valid => verified.Token,
            JoinTokenStatus.Expired => throw new RefusedException(Refusal.TokenExpired),
            _ => throw new RefusedException(Refusal.TokenInvalid),
        };
    }

    private async Task<RoomView> FindAsync(RoomName name, SessionRequest request, CancellationToken cancellationToken)
    {
        if (!options.CreateOnJoin || !request.Create)
        {
            return await directory.FindAsync(name, cancellationToken) ?? throw new RefusedException(Refusal.NotFound);
        }

        var duration = request.Duration is { } asked && RoomWishes.IsDuration(asked) ? asked : MeetingDuration.Unlimited;
        var password = string.IsNullOrEmpty(request.Password) ? null : request.Password;
        return await creation.FindOrCreateAsync(name, new RoomWishes(password, duration), cancellationToken);
    }

    private async Task CheckPasswordAsync(RoomView room, string? given, string address, CancellationToken cancellationToken)
    {
        if (room.Spec.PasswordSecretRef is null)
        {
            return;
        }

        if (string.IsNullOrEmpty(given))
        {
            throw new RefusedException(Refusal.PasswordRequired);
        }

        if (limits.MayTryPassword(room.Name.Value, address) is { } wait)
        {
            throw new RefusedException(Refusal.TooMany, wait);
        }

        if (!await passwords.MatchesAsync(room, given, cancellationToken))
        {
            limits.CountWrongPassword(room.Name.Value, address);
            throw new RefusedException(Refusal.WrongPassword);
        }
    }
}
