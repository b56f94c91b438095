using System.Net;
using System.Net.Http.Headers;
using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.IndependentPeer;

/// <summary>A WebRTC stack that shares no code with ours publishes and watches.</summary>
public class WhipWhepTests(StandaloneHost host) : IClassFixture<StandaloneHost>
{
    private const int WatchSeconds = 6;

    [Theory]
    [InlineData("VP8")]
    [InlineData("H264")]
    public async Task What_an_independent_peer_publishes_another_one_decodes(string codec)
    {
        var room = $"independent-{codec}".ToLowerInvariant();
        using var publisher = AiortcPeer.Start(
            "publish", $"{host.Origin}/whip/{room}", StandaloneHost.ApiKey, WatchSeconds * 3, codec);
        await publisher.PublishingAsync();
        using var viewer = AiortcPeer.Start(
            "watch", $"{host.Origin}/whep/{room}", StandaloneHost.ApiKey, WatchSeconds, codec);

        var seen = await viewer.ResultAsync();
        var published = await publisher.ResultAsync();

        // Half of what was sent (15 frames and 50 packets a second), to leave room for a slow machine.
        Assert.InRange(seen.GetProperty("video").GetInt32(), WatchSeconds * 15 / 2, int.MaxValue);
        Assert.InRange(seen.GetProperty("audio").GetInt32(), WatchSeconds * 50 / 2, int.MaxValue);
        Assert.Equal(320, seen.GetProperty("width").GetInt32());
        Assert.Equal(240, seen.GetProperty("height").GetInt32());
        Assert.InRange(seen.GetProperty("green").GetInt32(), WatchSeconds * 15 / 3, int.MaxValue);
        Assert.InRange(seen.GetProperty("loud").GetInt32(), WatchSeconds * 50 / 3, int.MaxValue);
        Assert.Equal(200, seen.GetProperty("deleted").GetInt32());
        Assert.Equal(200, published.GetProperty("deleted").GetInt32());
    }

    [Theory]
    [InlineData("whip")]
    [InlineData("whep")]
    public async Task A_wrong_token_is_refused(string protocol)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "not-a-key");
        using var offer = new StringContent("v=0\r\n");
        offer.Headers.ContentType = new MediaTypeHeaderValue("application/sdp");

        using var answer = await client.PostAsync(new Uri($"{host.Origin}/{protocol}/refused"), offer);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
