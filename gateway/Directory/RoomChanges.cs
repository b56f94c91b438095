using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Gateway.Directory;

/// <summary>Changes and ends rooms that are there.</summary>
internal sealed class RoomChanges(
    IResourceStore<MeetingRoom> store, RoomDirectory directory, RoomPasswords passwords, ResourceScope scope)
{
    private const int Attempts = 5;

    /// <summary>Lets nobody more in, or lets people in again.</summary>
    /// <returns>False: there is no such room, or it is over.</returns>
    public async Task<bool> LockAsync(RoomName name, bool locked, CancellationToken cancellationToken) =>
        await ChangeAsync(name, spec => spec.Locked = locked, cancellationToken) is not null;

    /// <summary>Sets the password; null: from now on there is none.</summary>
    /// <returns>False: there is no such room, or it is over.</returns>
    public async Task<bool> SetPasswordAsync(RoomName name, string? password, CancellationToken cancellationToken)
    {
        if (password is null)
        {
            return await ChangeAsync(name, spec => spec.PasswordSecretRef = null, cancellationToken) is not null;
        }

        // The Secret first: until the room refers to it the old rule holds, and never an unknown password.
        if (await directory.FindAsync(name, cancellationToken) is not { IsOver: false } room)
        {
            return false;
        }

        await passwords.StoreAsync(room.Resource, password, cancellationToken);
        var reference = RoomPasswords.ReferenceOf(name.ResourceName);
        return await ChangeAsync(name, spec => spec.PasswordSecretRef = reference, cancellationToken) is not null;
    }

    /// <summary>Ends the meeting: its node tells everybody, disconnects them and sends them on.</summary>
    /// <param name="name">The room.</param>
    /// <param name="redirect">Where they are sent; null: as the room says, else the home page.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False: there is no such room, or it is over.</returns>
    public async Task<bool> EndAsync(RoomName name, string? redirect, CancellationToken cancellationToken)
    {
        var room = redirect is null
            ? await directory.FindAsync(name, cancellationToken) is { IsOver: false } found ? found.Resource : null
            : await ChangeAsync(name, spec => spec.RedirectOnEndUrl = redirect, cancellationToken);
        if (room is null || !await store.DeleteAsync(scope.Namespace, name.ResourceName, room.Metadata.Uid, cancellationToken))
        {
            return false;
        }

        if (room.Spec.PasswordSecretRef?.Name == RoomPasswords.ReferenceOf(name.ResourceName).Name)
        {
            await passwords.ForgetAsync(room, cancellationToken);
        }

        return true;
    }

    private async Task<MeetingRoom?> ChangeAsync(RoomName name, Action<MeetingRoomSpec> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await directory.FindAsync(name, cancellationToken) is not { IsOver: false } room)
            {
                return null;
            }

            change(room.Resource.Spec);
            try
            {
                return await store.UpdateAsync(room.Resource, cancellationToken);
            }
            catch (ConflictException) when (attempt < Attempts)
            {
                // Another writer, such as a status update: what we want still holds, so take its version and go on.
            }
            catch (NotFoundException)
            {
                return null;
            }
        }
    }
}
