using k8s.Models;
using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Gateway.Directory;

/// <summary>Creates rooms, and waits until they can be joined.</summary>
internal sealed class RoomCreation(
    IResourceStore<MeetingRoom> store,
    RoomDirectory directory,
    RoomPasswords passwords,
    RoomsOptions options,
    ResourceScope scope,
    TimeProvider time)
{
    /// <summary>The room of that name, created where there is none; one that is there stays as it is.</summary>
    public async Task<RoomView> FindOrCreateAsync(RoomName name, RoomWishes wishes, CancellationToken cancellationToken) =>
        await directory.FindAsync(name, cancellationToken) ?? await CreateAsync(name, wishes, cancellationToken);

    /// <summary>As <see cref="FindOrCreateAsync"/>, but a meeting that is over makes way for a new one.</summary>
    /// <exception cref="RoomUnavailableException">The old one does not go in time.</exception>
    public async Task<RoomView> OpenAsync(RoomName name, RoomWishes wishes, CancellationToken cancellationToken)
    {
        var room = await FindOrCreateAsync(name, wishes, cancellationToken);
        if (!room.IsOver)
        {
            return room;
        }

        var uid = room.Resource.Metadata.Uid;
        await store.DeleteAsync(scope.Namespace, name.ResourceName, uid, cancellationToken);
        await BoundedAsync(token => directory.WaitGoneAsync(name, uid, token), cancellationToken);
        return await FindOrCreateAsync(name, wishes, cancellationToken);
    }

    /// <summary>The room as soon as a node has it open.</summary>
    /// <returns>Null: the room is over or gone.</returns>
    /// <exception cref="RoomUnavailableException">No node opened it in time.</exception>
    public async Task<RoomView?> WaitReadyAsync(RoomName name, CancellationToken cancellationToken)
    {
        RoomView? ready = null;
        await BoundedAsync(async token => ready = await directory.WaitReadyAsync(name, token), cancellationToken);
        return ready is { IsReady: true } ? ready : null;
    }

    private async Task<RoomView> CreateAsync(RoomName name, RoomWishes wishes, CancellationToken cancellationToken)
    {
        var room = new MeetingRoom
        {
            Metadata = new V1ObjectMeta { NamespaceProperty = scope.Namespace },
            Spec = new MeetingRoomSpec { Duration = wishes.Duration, MaxParticipants = options.MaxParticipants },
        };
        name.ApplyTo(room);
        if (wishes.Password is not null)
        {
            // Before the Secret is there nobody gets in; the other way round the Secret could have no owner.
            room.Spec.PasswordSecretRef = RoomPasswords.ReferenceOf(name.ResourceName);
        }

        try
        {
            room = await store.CreateAsync(room, cancellationToken);
        }
        catch (AlreadyExistsException)
        {
            return await directory.FindAsync(name, cancellationToken)
                ?? throw new RoomUnavailableException("the room was created and deleted meanwhile");
        }

        if (wishes.Password is not null)
        {
            await passwords.StoreAsync(room, wishes.Password, cancellationToken);
        }

        return new RoomView(name, room);
    }

    private async Task BoundedAsync(Func<CancellationToken, Task> wait, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.ReadyTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await wait(either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new RoomUnavailableException("no media node has opened the room in time");
        }
    }
}
