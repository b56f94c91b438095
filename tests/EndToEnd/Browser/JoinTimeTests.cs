using System.Globalization;
using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

[Collection(BrowserCollection.Name)]
public class JoinTimeTests(StandaloneHost host, Chromium chromium)
{
    private const int Joins = 20;
    private const double LimitMilliseconds = 10_000;

    [Fact]
    public async Task The_first_picture_of_another_comes_soon_after_the_click_on_join()
    {
        var room = $"join-time-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann");
        var times = new List<double>();
        for (var join = 0; join < Joins; join++)
        {
            times.Add(await MeasureAsync(room, await ann.IdentityOfAsync("Ann")));
        }

        times.Sort();
        var (median, high) = (times[Joins / 2], times[(Joins * 95 / 100) - 1]);
        await Screenshots.NoteAsync("join-times.txt", string.Create(
            CultureInfo.InvariantCulture, $"first remote frame after join, ms: p50 {median:F0}, p95 {high:F0} of {Joins}"));
        Assert.InRange(high, 0, LimitMilliseconds);
    }

    private async Task<double> MeasureAsync(string room, string identity)
    {
        await using var bob = await MeetingTab.OpenAsync(chromium, host.Origin, "Bob", $"/join/{room}?audio=0&video=0");
        await bob.Element("prejoin-name").FillAsync("Bob");
        return await bob.Page.EvaluateAsync<double>(
            """
            (identity) => new Promise((resolve) => {
              document.querySelector('[data-testid=prejoin-join]').click();
              const clicked = performance.now();
              const look = () => {
                const video = document.querySelector(`[data-testid="tile-${identity}"] video`);
                if (video?.videoWidth && video.readyState >= 2) resolve(performance.now() - clicked);
                else requestAnimationFrame(look);
              };
              look();
            })
            """,
            identity);
    }
}
