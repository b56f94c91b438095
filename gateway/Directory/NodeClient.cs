using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using SfuPlatform.Crds.Naming;
using SfuPlatform.Gateway.Access;

namespace SfuPlatform.Gateway.Directory;

/// <summary>Asks a media node about the rooms that it has open, and moderates there.</summary>
internal sealed class NodeClient(RoomTokens tokens) : IDisposable
{
    // Nodes come and go under one address: a connection older than this is made anew.
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    /// <summary>Who is in a room; nobody where the node does not have it open.</summary>
    /// <exception cref="RoomUnavailableException">The node did not answer, or not sensibly.</exception>
    public async Task<NodeParticipants> GetParticipantsAsync(Uri node, RoomName room, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, node, room, "", null, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return NodeParticipants.None;
        }

        try
        {
            return await Succeeded(response).Content.ReadFromJsonAsync<NodeParticipants>(cancellationToken) ?? NodeParticipants.None;
        }
        catch (Exception e) when (e is JsonException or HttpRequestException or IOException)
        {
            throw new RoomUnavailableException("the media node's answer could not be read", e);
        }
    }

    /// <summary>Mutes a participant's microphone, camera or screen share.</summary>
    /// <returns>False: it is not in the room.</returns>
    public Task<bool> MuteAsync(Uri node, RoomName room, string identity, string source, CancellationToken cancellationToken) => ActAsync(
        HttpMethod.Post, node, room, $"/{Uri.EscapeDataString(identity)}/mute", JsonContent.Create(new { source, muted = true }), cancellationToken);

    /// <summary>Disconnects a participant.</summary>
    /// <returns>False: it is not in the room.</returns>
    public Task<bool> RemoveAsync(Uri node, RoomName room, string identity, CancellationToken cancellationToken) =>
        ActAsync(HttpMethod.Delete, node, room, $"/{Uri.EscapeDataString(identity)}", null, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<bool> ActAsync(
        HttpMethod method, Uri node, RoomName room, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, node, room, path, content, cancellationToken);
        return response.StatusCode != HttpStatusCode.NotFound && Succeeded(response).IsSuccessStatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, Uri node, RoomName room, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        var url = new Uri(node, $"/rooms/{Uri.EscapeDataString(room.Value)}/participants{path}");
        using var request = new HttpRequestMessage(method, url) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.ForGateway(room.Value));
        try
        {
            return await _http.SendAsync(request, cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new RoomUnavailableException("the room's media node does not answer", e);
        }
    }

    private static HttpResponseMessage Succeeded(HttpResponseMessage response) => response.IsSuccessStatusCode
        ? response
        : throw new RoomUnavailableException($"the room's media node answered {(int)response.StatusCode}");
}
