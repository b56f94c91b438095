using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

/// <summary>A publisher sends its picture in several sizes; a viewer gets the one that fits, and changes without a break.</summary>
[Collection(BrowserCollection.Name)]
public class LayerTests(StandaloneHost host, Chromium chromium)
{
    [Theory]
    [InlineData("vp8")]
    [InlineData("vp9")]
    public async Task A_viewer_moves_between_sizes_without_a_frozen_or_broken_picture(string codec)
    {
        var room = $"layers-{codec}-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann", "");
        await using var bob = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Bob", "&hide=1");
        await ann.Page.EvaluateAsync("(codec) => probe.publishPattern(codec)", codec);

        await ShowsAsync(bob, ann, "width >= 960");
        foreach (var (width, height, size) in new[]
        {
            (320, 480, "width <= 640"), (1280, 800, "width >= 960"), (320, 480, "width <= 640"), (1280, 800, "width >= 960"),
        })
        {
            await bob.Page.SetViewportSizeAsync(width, height);
            await ShowsAsync(bob, ann, size);
        }

        var freezes = (await bob.InboundAsync(ann, "camera")).GetProperty("freezeCount").GetInt32();
        Assert.InRange(freezes, 0, 1);
    }

    [Fact]
    public async Task Every_size_of_a_simulcast_picture_is_sent_and_can_be_watched()
    {
        var room = $"simulcast-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann", "");
        await using var bob = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Bob", "&hide=1");
        await using var cleo = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Cleo", "&hide=1");
        await cleo.Page.SetViewportSizeAsync(320, 480);
        await ann.Page.EvaluateAsync("() => probe.publishPattern('vp8')");

        await ShowsAsync(bob, ann, "width >= 960");
        await ShowsAsync(cleo, ann, "width <= 640");
        await ann.Until("async () => (await probe.outbound('camera')).length === 3");
    }

    private static async Task ShowsAsync(MeetingTab viewer, MeetingTab publisher, string size)
    {
        await viewer.Until(
            $$"""
            async (name) => {
              const width = (await probe.inbound(name, 'camera'))?.frameWidth ?? 0;
              return width > 0 && {{size}} && probe.intact(name);
            }
            """,
            publisher.Name);
        await viewer.SeesAsync(publisher);
    }
}
