using System.Net;
using System.Text;
using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

[Collection(BrowserCollection.Name)]
public class EndTests(StandaloneHost host, Chromium chromium)
{
    [Fact]
    public async Task Ending_a_meeting_by_REST_sends_everybody_to_the_redirect()
    {
        var room = $"end-{Guid.NewGuid():N}";
        var redirect = $"{host.Origin}/?over=1";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann");
        await using var bob = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Bob", "");
        await using var cleo = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Cleo", "");
        await cleo.SeesAsync(ann);

        await EndAsync(room, $$"""{"redirect":"{{redirect}}"}""");

        await Expect.VisibleAsync(ann.Element("ended-page"));
        await Task.WhenAll(new[] { ann, bob, cleo }.Select(tab => tab.Page.WaitForURLAsync(redirect)));
    }

    [Fact]
    public async Task Ending_a_meeting_without_a_redirect_sends_everybody_home()
    {
        var room = $"end-home-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann", "");

        await EndAsync(room, "");

        await Expect.VisibleAsync(ann.Element("ended-page"));
        await Expect.VisibleAsync(ann.Element("home-page"));
    }

    private async Task EndAsync(string room, string body)
    {
        using var client = host.CreateApiClient();
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/meeting/{room}");
        if (body.Length > 0)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
