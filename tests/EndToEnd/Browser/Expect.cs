using Microsoft.Playwright;

namespace SfuPlatform.EndToEnd.Browser;

/// <summary>What must come to be true of something on a page, with the patience of a slow machine.</summary>
internal static class Expect
{
    public static Task VisibleAsync(ILocator element) =>
        Assertions.Expect(element).ToBeVisibleAsync(
            new LocatorAssertionsToBeVisibleOptions { Timeout = MeetingTab.PatienceMilliseconds });

    public static Task GoneAsync(ILocator element) =>
        Assertions.Expect(element).ToBeHiddenAsync(
            new LocatorAssertionsToBeHiddenOptions { Timeout = MeetingTab.PatienceMilliseconds });

    public static Task AttributeAsync(ILocator element, string attribute, string value) =>
        Assertions.Expect(element).ToHaveAttributeAsync(
            attribute,
            value,
            new LocatorAssertionsToHaveAttributeOptions { Timeout = MeetingTab.PatienceMilliseconds });
}
