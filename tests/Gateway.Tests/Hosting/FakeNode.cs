using System.Collections.Concurrent;
using System.Net.WebSockets;
using k8s.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SfuPlatform.Crds.Store;
using SfuPlatform.Crds.V1Alpha1;

namespace SfuPlatform.Gateway.Tests.Hosting;

/// <summary>
/// A media node as the gateway sees it: its resource, its HTTP, and the rooms that are placed on it (by an operator in one
/// line: every room, at once).
/// </summary>
internal sealed class FakeNode : IAsyncDisposable
{
    public const string Name = "node-1";

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopped = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _placing = Task.CompletedTask;

    private FakeNode(WebApplication app) => _app = app;

    /// <summary>What was asked: method, target as it was sent, authorization.</summary>
    public ConcurrentQueue<(string Method, string Target, string Authorization, string Body)> Requests { get; } = [];

    /// <summary>What participants requests are answered by room.</summary>
    public ConcurrentDictionary<string, string> Participants { get; } = [];

    /// <summary>Whether participants requests are left unanswered.</summary>
    public bool IsSilent { get; set; }

    public static async Task<FakeNode> StartAsync(GatewayHost host, bool placesRooms = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestLineSize = 512 * 1024);
        var app = builder.Build();
        var node = new FakeNode(app);
        app.UseWebSockets();
        app.Run(node.AnswerAsync);
        await app.StartAsync();
        await node.RegisterAsync(host);
        node._placing = placesRooms ? node.PlaceAsync(host.Rooms) : Task.CompletedTask;
        return node;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopped.CancelAsync();
        await _app.StopAsync(_stopped.Token);
        await _app.DisposeAsync();
        await _placing;
        _stopped.Dispose();
    }

    /// <summary>Waits until something was asked.</summary>
    public async Task AskedAsync() => await _asked.Task.WaitAsync(TimeSpan.FromSeconds(10));

    private async Task RegisterAsync(GatewayHost host)
    {
        var nodes = host.Get<IResourceStore<MediaNode>>();
        var node = await nodes.CreateAsync(
            new MediaNode { Metadata = new V1ObjectMeta { Name = Name, NamespaceProperty = GatewayHost.Namespace } }, _stopped.Token);
        node.Status.SignalingUrl = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        await nodes.UpdateStatusAsync(node, _stopped.Token);
        await host.Get<ResourceCache<MediaNode>>().WaitAsync(
            GatewayHost.Namespace, Name, known => known?.Status.SignalingUrl is not null, _stopped.Token);
    }

    private async Task PlaceAsync(IResourceStore<MeetingRoom> rooms)
    {
        try
        {
            await foreach (var change in rooms.WatchAsync(GatewayHost.Namespace, null, "0", _stopped.Token))
            {
                if (change.Type == ResourceEventType.Added)
                {
                    await OpenAsync(rooms, change.Resource);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or StoreUnavailableException)
        {
            // The test is over, or took the store away.
        }
    }

    private static async Task OpenAsync(IResourceStore<MeetingRoom> rooms, MeetingRoom room)
    {
        room.Status.Phase = MeetingRoomPhase.Ready;
        room.Status.Placements = [new RoomPlacement { Node = Name, State = RoomPlacementState.Open }];
        try
        {
            await rooms.UpdateStatusAsync(room, CancellationToken.None);
        }
        catch (StoreException e) when (e is ConflictException or NotFoundException)
        {
            if (await rooms.GetAsync(GatewayHost.Namespace, room.Metadata.Name, CancellationToken.None) is { } newer)
            {
                await OpenAsync(rooms, newer);
            }
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var reader = new StreamReader(context.Request.Body);
        Requests.Enqueue((
            context.Request.Method,
            target,
            context.Request.Headers.Authorization.ToString(),
            context.WebSockets.IsWebSocketRequest ? "" : await reader.ReadToEndAsync(context.RequestAborted)));
        _asked.TrySetResult();
        if (context.WebSockets.IsWebSocketRequest)
        {
            await EchoAsync(await context.WebSockets.AcceptWebSocketAsync(), context.RequestAborted);
        }
        else if (IsSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        }
        else if (target.EndsWith("/participants", StringComparison.Ordinal))
        {
            var room = Uri.UnescapeDataString(target.Split('/')[2]);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(Participants.GetValueOrDefault(room, """{"participants":[],"presenters":[],"locked":false}"""));
        }
        else
        {
            context.Response.StatusCode = target.Contains("nobody", StringComparison.Ordinal) ? 404 : 200;
            context.Response.Headers.AccessControlAllowOrigin = "https://from-the-node.example";
            await context.Response.WriteAsync("success");
        }
    }

    private static async Task EchoAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[1024];
        var received = await socket.ReceiveAsync(buffer, cancellationToken);
        await socket.SendAsync(buffer.AsMemory(0, received.Count), received.MessageType, true, cancellationToken);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
    }
}
