using System.Text.Json;
using Microsoft.Playwright;

namespace SfuPlatform.EndToEnd.Browser;

/// <summary>A person in a browser tab, as other tests speak of them: by name, by what they see and hear.</summary>
internal sealed class MeetingTab : IAsyncDisposable
{
    /// <summary>How long anything may take: a shared machine with two cores encodes and decodes for everybody.</summary>
    public const int PatienceMilliseconds = 45_000;

    private static readonly PageWaitForFunctionOptions Polling = new() { PollingInterval = 200 };

    private int _marks;

    private MeetingTab(IPage page, string name)
    {
        Page = page;
        Name = name;
    }

    public IPage Page { get; }

    public string Name { get; }

    /// <summary>Opens a link that joins at once and waits for the meeting.</summary>
    public static async Task<MeetingTab> JoinAsync(
        Chromium chromium, string origin, string room, string name, string query = "&audio=1&video=1")
    {
        var tab = await OpenAsync(
            chromium, origin, name, $"/join?room={Uri.EscapeDataString(room)}&name={Uri.EscapeDataString(name)}{query}");
        await tab.EnteredAsync();
        return tab;
    }

    /// <summary>Opens any page.</summary>
    public static async Task<MeetingTab> OpenAsync(Chromium chromium, string origin, string name, string address)
    {
        var page = await chromium.NewPageAsync(origin);
        var tab = new MeetingTab(page, name);
        await page.GotoAsync(address);
        return tab;
    }

    /// <summary>A page that is already there.</summary>
    public static MeetingTab On(IPage page, string name) => new(page, name);

    public ILocator Element(string testId) => Page.GetByTestId(testId);

    /// <summary>Waits until the meeting is on screen and says which room was expected if it is not.</summary>
    public Task EnteredAsync() => Expect.VisibleAsync(Element("meeting"));

    public async Task<string> IdentityOfAsync(string name)
    {
        await Until("(name) => probe.identity(name) !== undefined", name);
        return await Page.EvaluateAsync<string>("(name) => probe.identity(name)", name);
    }

    /// <summary>The tile of a participant, once it is known.</summary>
    public async Task<ILocator> TileAsync(MeetingTab other) => Element("tile-" + await IdentityOfAsync(other.Name));

    /// <summary>Holds when pictures of somebody go on being decoded.</summary>
    public Task SeesAsync(MeetingTab other, string source = "camera") =>
        GrowsAsync(other, source, "framesDecoded", 10);

    /// <summary>Holds when sound of somebody goes on arriving that is not silence.</summary>
    public Task HearsAsync(MeetingTab other) => GrowsAsync(other, "microphone", "totalAudioEnergy", 0.0001);

    public Task GrowsAsync(MeetingTab other, string source, string counter, double amount) =>
        Until(
            "([mark, name, source, counter, amount]) => probe.grown(mark, name, source, counter, amount)",
            new object[] { $"mark{_marks++}", other.Name, source, counter, amount });

    public async Task<JsonElement> InboundAsync(MeetingTab other, string source) =>
        await Page.EvaluateAsync<JsonElement>(
            "([name, source]) => probe.inbound(name, source)", new[] { other.Name, source });

    public Task ExpectTextAsync(string testId, string text) =>
        Assertions.Expect(Element(testId).First).ToContainTextAsync(
            text, new LocatorAssertionsToContainTextOptions { Timeout = PatienceMilliseconds });

    public Task ClickAsync(string testId) => Element(testId).ClickAsync();

    /// <summary>Waits for a condition in the page; a picture of the page tells why it did not come.</summary>
    public async Task Until(string condition, object? argument = null)
    {
        try
        {
            await Page.WaitForFunctionAsync(condition, argument, Polling);
        }
        catch (TimeoutException late)
        {
            await Screenshots.TakeAsync(Page, $"failed-{Name}-{Guid.NewGuid():N}");
            throw new TimeoutException($"{Name} waited in vain for: {condition} {JsonSerializer.Serialize(argument)}", late);
        }
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
