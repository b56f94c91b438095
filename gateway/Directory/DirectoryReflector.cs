using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Gateway.Directory;

/// <summary>Keeps what the directory knows of rooms and nodes current for as long as the host runs.</summary>
internal sealed class DirectoryReflector(ResourceCache<MeetingRoom> rooms, ResourceCache<MediaNode> nodes) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(rooms.RunAsync(stoppingToken), nodes.RunAsync(stoppingToken));
}
