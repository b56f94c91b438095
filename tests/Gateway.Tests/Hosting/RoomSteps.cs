using SfuPlatform.Crds.Access;
using SfuPlatform.Crds.Naming;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;
using SfuPlatform.Gateway.Access;
using SfuPlatform.Gateway.Directory;

namespace SfuPlatform.Gateway.Tests.Hosting;

/// <summary>What tests do with rooms.</summary>
internal static class RoomSteps
{
    public static RoomName Name(string name) => RoomName.TryParse(name, out var room, out var problem) ? room : throw new ArgumentException(problem);

    /// <summary>Creates a room and waits until the node has it open.</summary>
    public static async Task OpenAsync(this GatewayHost host, string name, string? password = null, Action<MeetingRoomSpec>? spec = null)
    {
        var creation = host.Get<RoomCreation>();
        await creation.FindOrCreateAsync(Name(name), new RoomWishes(password, MeetingDuration.Unlimited), CancellationToken.None);
        await creation.WaitReadyAsync(Name(name), CancellationToken.None);
        if (spec is not null)
        {
            await host.ChangeAsync(name, room => spec(room.Spec), host.Rooms.UpdateAsync);
        }
    }

    public static Task ChangeStatusAsync(this GatewayHost host, string name, Action<MeetingRoomStatus> change) =>
        host.ChangeAsync(name, room => change(room.Status), host.Rooms.UpdateStatusAsync);

    public static Task<MeetingRoom?> StoredAsync(this GatewayHost host, string name) =>
        host.Rooms.GetAsync(GatewayHost.Namespace, Name(name).ResourceName, CancellationToken.None);

    /// <summary>What an access token says that was shown as a header, or bare.</summary>
    public static async Task<AccessToken> VerifyAsync(this GatewayHost host, string shown)
    {
        var verified = await host.Get<RoomTokens>().VerifyAsync(shown.Replace("Bearer ", "", StringComparison.Ordinal));
        Assert.Equal(AccessTokenStatus.Valid, verified.Status);
        return verified.Token!;
    }

    private static async Task ChangeAsync(
        this GatewayHost host, string name, Action<MeetingRoom> change, Func<MeetingRoom, CancellationToken, Task<MeetingRoom>> write)
    {
        var room = await host.StoredAsync(name);
        change(room!);
        var written = await write(room!, CancellationToken.None);
        await host.Get<ResourceCache<MeetingRoom>>().WaitAsync(
            GatewayHost.Namespace,
            room!.Metadata.Name,
            known => known?.Metadata.ResourceVersion == written.Metadata.ResourceVersion,
            CancellationToken.None);
    }
}
