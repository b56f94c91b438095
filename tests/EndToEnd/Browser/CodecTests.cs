using System.Text.Json;
using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

[Collection(BrowserCollection.Name)]
public class CodecTests(StandaloneHost host, Chromium chromium)
{
    [Theory]
    [InlineData("vp8")]
    [InlineData("h264")]
    [InlineData("vp9")]
    [InlineData("av1")]
    public async Task What_Chromium_publishes_in_a_codec_another_decodes_unbroken(string codec)
    {
        var room = $"codec-{codec}-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann", "");
        await using var bob = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Bob", "");
        var known = await ann.Page.EvaluateAsync<bool>(
            "(codec) => RTCRtpSender.getCapabilities('video').codecs.some((one) => one.mimeType.toLowerCase() === `video/${codec}`)",
            codec);
        Assert.True(known, $"This Chromium cannot send {codec}.");

        await ann.Page.EvaluateAsync("(codec) => probe.publishPattern(codec)", codec);

        await bob.SeesAsync(ann);
        await bob.Until("(name) => probe.intact(name)", "Ann");
        Assert.Equal($"video/{codec}", (await MimeTypeAsync(bob, ann)).ToLowerInvariant());

        // One who comes later gets a key frame without waiting for the next.
        await using var cleo = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Cleo", "");
        await cleo.SeesAsync(ann);
        await cleo.Until("(name) => probe.intact(name)", "Ann");
    }

    private static async Task<string> MimeTypeAsync(MeetingTab viewer, MeetingTab publisher)
    {
        JsonElement stream = await viewer.InboundAsync(publisher, "camera");
        return stream.GetProperty("mimeType").GetString()!;
    }
}
