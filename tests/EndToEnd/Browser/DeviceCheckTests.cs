using SfuPlatform.EndToEnd.Hosting;

namespace SfuPlatform.EndToEnd.Browser;

[Collection(BrowserCollection.Name)]
public class DeviceCheckTests(StandaloneHost host, Chromium chromium)
{
    [Theory]
    [InlineData("NotFoundError", "No camera was found.", "No microphone was found.")]
    [InlineData("NotAllowedError", "may not use your camera", "may not use your microphone")]
    public async Task A_missing_or_refused_device_is_told_and_one_joins_without_it(
        string error, string camera, string microphone)
    {
        var page = await chromium.NewPageAsync(host.Origin);
        await page.AddInitScriptAsync(
            $"navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', '{error}'));");
        await using var ann = MeetingTab.On(page, "Ann");
        await page.GotoAsync($"/join/no-device-{Guid.NewGuid():N}");

        await ann.ExpectTextAsync("prejoin-page", camera);
        await ann.ExpectTextAsync("prejoin-page", microphone);
        await Screenshots.TakeAllAsync(page, $"device-{error}");

        await ann.Element("prejoin-name").FillAsync("Ann");
        await ann.ClickAsync("prejoin-join");
        await ann.EnteredAsync();
        await Expect.AttributeAsync(ann.Element("toggle-mic"), "aria-pressed", "false");
    }

    [Fact]
    public async Task What_is_switched_off_at_the_device_check_stays_off_in_the_meeting()
    {
        var room = $"check-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.OpenAsync(chromium, host.Origin, "Ann", $"/join/{room}");
        await ann.Element("prejoin-name").FillAsync("Ann");
        await ann.ClickAsync("prejoin-camera");
        await Expect.AttributeAsync(ann.Element("prejoin-preview"), "data-video", "false");
        await ann.ClickAsync("prejoin-join");
        await ann.EnteredAsync();

        await Expect.AttributeAsync(ann.Element("toggle-mic"), "aria-pressed", "true");
        await Expect.AttributeAsync(ann.Element("toggle-camera"), "aria-pressed", "false");
    }

    [Fact]
    public async Task A_name_is_needed()
    {
        await using var ann = await MeetingTab.OpenAsync(chromium, host.Origin, "Ann", $"/join/name-{Guid.NewGuid():N}");
        await ann.Element("prejoin-name").FillAsync(" ");
        await ann.ClickAsync("prejoin-join");

        await ann.ExpectTextAsync("prejoin-page", "Please enter your name.");
    }

    [Fact]
    public async Task Another_microphone_can_be_chosen_during_the_meeting()
    {
        var room = $"devices-{Guid.NewGuid():N}";
        await using var ann = await MeetingTab.JoinAsync(chromium, host.Origin, room, "Ann", "&audio=1");
        await Expect.AttributeAsync(ann.Element("toggle-mic"), "aria-pressed", "true");
        await ann.ClickAsync("mic-devices");
        await Expect.VisibleAsync(ann.Page.GetByRole(Microsoft.Playwright.AriaRole.Radio).First);
        await Screenshots.TakeAsync(ann.Page, "devices");
        await ann.Page.GetByText("Fake Audio Input 2").ClickAsync();

        await ann.Until("() => sfuRoom.getActiveDevice('audioinput') !== 'default'");
    }
}
