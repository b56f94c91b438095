using Microsoft.Playwright;

namespace SfuPlatform.EndToEnd.Browser;

/// <summary>Pictures of pages, kept with the build's other artefacts for people to look at.</summary>
internal static class Screenshots
{
    private static readonly string Folder = Path.Combine(
        new DirectoryInfo(AppContext.BaseDirectory).Parent!.Parent!.Parent!.Parent!.Parent!.FullName,
        "artifacts",
        "screenshots");

    /// <summary>One picture of what the page shows now.</summary>
    public static Task TakeAsync(IPage page, string name) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, name + ".png") });

    /// <summary>A figure for people to read, beside the pictures.</summary>
    public static Task NoteAsync(string file, string text)
    {
        Directory.CreateDirectory(Folder);
        return File.WriteAllTextAsync(Path.Combine(Folder, file), text + Environment.NewLine);
    }

    /// <summary>The page on a desktop and on a phone, in light and in dark; nothing may stick out to the side.</summary>
    public static async Task TakeAllAsync(IPage page, string name)
    {
        foreach (var (device, width, height) in new[] { ("desktop", 1280, 800), ("phone", 360, 740) })
        {
            await page.SetViewportSizeAsync(width, height);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                await TakeAsync(page, $"{name}-{device}-{scheme}".ToLowerInvariant());
            }

            var beyond = await page.EvaluateAsync<int>(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(beyond <= 0, $"{name} is {beyond} px too wide on a {device}.");
        }
    }
}
