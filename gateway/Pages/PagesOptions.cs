using SfuPlatform.Gateway.Access;

namespace SfuPlatform.Gateway.Pages;

/// <summary>Settings of the pages (section <c>Pages</c>).</summary>
internal sealed class PagesOptions
{
    /// <summary>Origins of sites that may show a meeting in a frame; default: none but our own.</summary>
    public IList<string> FrameAncestors { get; set; } = [];

    /// <summary>What is wrong with these settings, one sentence each.</summary>
    public IEnumerable<string> Problems() => FrameAncestors
        .Where(origin => PublicOrigin.Problem(origin) is not null)
        .Select(origin => $"Pages:FrameAncestors: '{origin}' {PublicOrigin.Problem(origin)}");
}
