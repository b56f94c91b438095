using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SfuPlatform.Crds.Access;
using SfuPlatform.MediaNode.Dtls;
using SfuPlatform.MediaNode.PeerConnections;
using SfuPlatform.MediaNode.Rooms;
using SfuPlatform.MediaNode.Rooms.Participants;
using SfuPlatform.MediaNode.Signaling;
using SfuPlatform.MediaNode.Signaling.Whip;

namespace SfuPlatform.MediaNode.Tests.Signaling.Whip;

/// <summary>WHIP and WHEP behind a real HTTP server, over real rooms, without media: nobody comes to the node's ports.</summary>
public sealed class WhipHost : IAsyncLifetime
{
    public const string RoomName = "team";

    private static readonly AccessTokenKey Key = new() { Id = "key", Secret = new string('s', 32) };

    private readonly WebApplication _app;
    private readonly AccessTokens _tokens = new([Key], TimeProvider.System);

    public WhipHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(_tokens)
            .AddSingleton(new SignalingSettings
            {
                NodeName = "n",
                Version = "1",
                IceServers =
                [
                    new(["stun:stun.example.org"], "", ""),
                    new(["turn:turn.example.org", "turns:turn.example.org"], "user", "secret"),
                ],
            })
            .AddSingleton(new PeerConnectionFactory(new PeerConnectionOptions
            {
                Addresses = ["192.0.2.1"],
                UdpPort = 7882,
                Certificate = DtlsCertificate.Create(DateTimeOffset.UnixEpoch.AddYears(60)),
                Strangers = new NewAddress(),
                Handshakes = new Inline(),
            }))
            .AddSingleton<RoomRegistry>()
            .AddWhip(maxSessions: 20);
        _app = builder.Build();
        _app.MapWhip();
    }

    public HttpClient Client { get; private set; } = new();

    internal RoomRegistry Rooms => _app.Services.GetRequiredService<RoomRegistry>();

    internal WhipSessions Sessions => _app.Services.GetRequiredService<WhipSessions>();

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
        Rooms.Open(new RoomSettings { Name = RoomName, DisplayName = "Team" });
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Rooms.CloseAllAsync(LeaveReason.NodeStopping);
        await _app.DisposeAsync();
    }

    public string Token(string identity, Func<VideoGrant, VideoGrant>? change = null)
    {
        var grant = new VideoGrant { Room = RoomName, RoomJoin = true };
        return _tokens.Mint(
            new AccessToken { Identity = identity, Name = identity, Video = change?.Invoke(grant) ?? grant },
            TimeSpan.FromMinutes(5));
    }

    public Task<HttpResponseMessage> PostAsync(string path, string offer, string? token, string type = "application/sdp") =>
        SendAsync(HttpMethod.Post, path, token, offer, type);

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string? token,
        string? body = null,
        string type = "application/sdp",
        string? ifMatch = null,
        string? accept = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, MediaTypeHeaderValue.Parse(type));
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        return await Client.SendAsync(request);
    }

    private sealed class Inline : IHandshakeExecutor
    {
        public void Execute(Action work) => work();
    }
}
